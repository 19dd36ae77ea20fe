"""A desk's website, printed once for all tests that only look at it."""

import pytest

from tests.site.desk import Site, a_desk, print_desk
from tests.site.reading import pages_below


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The website of a desk that has an address, in a folder with blanks and diacritics."""
    desk = tmp_path_factory.mktemp("Bàn biên tập mới")
    library, folder = a_desk(), desk / "trang ra"
    counted = print_desk(library, folder, desk=desk)
    return Site(folder, library, counted, pages_below(folder))
