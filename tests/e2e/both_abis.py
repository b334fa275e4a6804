"""A test that holds for 64-bit and for 32-bit programs alike, written once."""


def both_abis(where):
    """Makes of each method check_NAME(self, suffix) the tests NAME and NAME_i386, which trace NAME and NAME.i386."""

    def add(name, check, suffix):
        def test(self):
            check(self, suffix)

        test.__doc__ = check.__doc__
        setattr(where, f"test_{name}{suffix.replace('.', '_')}", test)

    for method, check in list(vars(where).items()):
        if method.startswith("check_"):
            add(method.removeprefix("check_"), check, "")
            add(method.removeprefix("check_"), check, ".i386")
    return where
