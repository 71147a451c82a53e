"""A lit format: every test of a folder, once with each of several compilers."""
import copy

import lit.Test
import lit.formats


class MatrixTest(lit.Test.Test):
    """One source file with one row of the matrix."""

    def __init__(self, suite, path, config, name):
        super().__init__(suite, path[:-1] + (f"{path[-1]}.{name}",), config)
        self.source = suite.getSourcePath(path)

    def getSourcePath(self):
        return self.source


class Matrix(lit.formats.ShTest):
    """`rows` maps names, in tests %row, to compiler commands, %cc; `needs` some
    of the names to the feature that such a row asks for. With the feature quick
    only the rows of that name are run."""

    def __init__(self, rows, quick=(), needs={}):
        super().__init__(True)
        self.rows = rows
        self.quick = quick
        self.needs = needs

    def is_run(self, name, features):
        if "quick" in features and name not in self.quick:
            return False
        return self.needs.get(name) in {None, *features}

    def features_of(self, name):
        return {name}

    def substitutions_of(self, name):
        return [("%cc", self.rows[name]), ("%row", name)]

    def getTestsInDirectory(self, suite, path, lit_config, local_config):
        for test in super().getTestsInDirectory(suite, path, lit_config, local_config):
            for name in self.rows:
                if not self.is_run(name, local_config.available_features):
                    continue
                config = copy.copy(local_config)
                config.available_features = local_config.available_features | self.features_of(name)
                config.substitutions = self.substitutions_of(name) + local_config.substitutions
                yield MatrixTest(suite, test.path_in_suite, config, name)
