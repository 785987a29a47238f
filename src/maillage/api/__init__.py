"""The desk for programs: JSON over the same actions, with tokens that allow a part of what their owner may do."""
