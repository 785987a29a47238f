from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0014_verdict_authority"),
    ]

    operations = [
        migrations.AddField(model_name="alarm", name="mail_tried", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="alarm", name="mail_sent", field=models.DateTimeField(null=True)),
    ]
