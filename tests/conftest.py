"""Settings that hold for all tests."""

from hypothesis import settings

# Speed is measured in tests/benchmarks; a busy machine is no reason for a law to fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
