"""What the parts of the test runner tell each other by exceptions, and whose exception it is."""


class Missing(Exception):
    """A fixture or feature that is not here: the test is at fault, not the submission."""


class Skipped(Exception):
    """The test's own wish not to be run."""


class Broken(Exception):
    """The test is no test: a defect of the problem."""


class Foreign:
    """How the runner tells the submission's exceptions from the test's; overridden for two boxes."""

    def came_from_submission(self, error):
        return True

    def may_be_the_tests_fault(self):
        """Whether an unexpected exception now can only be the test's own fault."""
        return False

    def gone(self):
        """Exception types that mean that there is no submission any more."""
        return ()

    def take_failure(self):
        """An assertion of the test's that failed where the submission could swallow it, once; or None."""
        return None
