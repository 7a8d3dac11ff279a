"""The checks find what is planted: each is run over a small project that breaks one promise."""

import subprocess
import tempfile
import unittest
from pathlib import Path

CHECKS = Path(__file__).resolve().parents[2] / "scripts" / "checks"
PROMISES = "#pragma once\n"


class Planted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.plant("sim/engine/time.hpp", PROMISES)
        self.plant("sim/results/table.hpp", PROMISES)
        self.plant("models/world.hpp", PROMISES + '#include "sim/engine/time.hpp"\n')

    def plant(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def run_check(self, name: str, *arguments: str) -> tuple[int, str]:
        command = [str(CHECKS / name), *arguments, "--root", str(self.root)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def assert_found(self, name: str, words: str, *arguments: str) -> None:
        status, said = self.run_check(name, *arguments)
        self.assertEqual(status, 1, said)
        self.assertIn(words, said)

    def assert_silent(self, name: str, *arguments: str) -> None:
        status, said = self.run_check(name, *arguments)
        self.assertEqual(status, 0, said)


class Headers(Planted):
    def test_a_header_that_forgets_an_include_is_found(self):
        self.plant("sim/engine/name.hpp", PROMISES + "inline std::string name;\n")
        self.assert_found("headers", "sim/engine/name.hpp does not compile alone")

    def test_what_a_source_includes_before_a_header_may_hide_what_it_forgets(self):
        self.plant("sim/engine/name.hpp", PROMISES + "inline std::string name;\n")
        self.plant("sim/engine/name.cpp", '#include <string>\n\n#include "sim/engine/name.hpp"\n')
        self.assert_found("headers", "sim/engine/name.hpp does not compile alone")

    def test_what_the_build_compiles_alone_is_left_to_it(self):
        self.plant("sim/engine/name.hpp", PROMISES + "inline std::string name;\n")
        self.plant("sim/engine/name.cpp", '#include "sim/engine/name.hpp"\n')
        self.assert_silent("headers")


class Layering(Planted):
    def test_a_project_in_order_passes(self):
        self.assert_silent("layering")

    def test_sim_must_not_include_the_model(self):
        self.plant("sim/engine/wait.cpp", '#include "models/world.hpp"\n')
        self.assert_found("layering", "sim/engine/wait.cpp:1: sim/engine must not see models")

    def test_angle_brackets_hide_nothing(self):
        self.plant("sim/engine/wait.cpp", "\n#  include <models/world.hpp>\n")
        self.assert_found("layering", "sim/engine/wait.cpp:2: sim/engine must not see models")

    def test_an_arrow_inside_sim_must_not_turn_round(self):
        self.plant("sim/engine/wait.cpp", '#include "sim/results/table.hpp"\n')
        self.assert_found("layering", "sim/engine must not see sim/results")

    def test_scenario_stands_beside_experiment(self):
        self.plant("sim/experiment/plan.hpp", PROMISES)
        self.plant("sim/scenario/document.cpp", '#include "sim/experiment/plan.hpp"\n')
        self.assert_found("layering", "sim/scenario must not see sim/experiment")

    def test_only_the_main_program_sees_the_shell(self):
        self.plant("sim/shell/main_of.hpp", PROMISES)
        self.plant("models/main.cpp", '#include "models/world.hpp"\n#include "sim/shell/main_of.hpp"\n')
        self.assert_silent("layering")
        self.plant("models/work.cpp", '#include "sim/shell/main_of.hpp"\n')
        self.assert_found("layering", "models must not see sim/shell")

    def test_no_program_text_sees_the_tests(self):
        self.plant("tests/helper.hpp", PROMISES)
        self.plant("tests/sim/engine/test_time.cpp", '#include "sim/engine/time.hpp"\n#include "tests/helper.hpp"\n')
        self.assert_silent("layering")
        self.plant("sim/engine/wait.cpp", '#include "tests/helper.hpp"\n')
        self.assert_found("layering", "sim/engine must not see tests")

    def test_a_folder_s_tests_see_no_more_than_the_folder(self):
        self.plant("tests/sim/engine/test_time.cpp", '#include "sim/results/table.hpp"\n')
        self.assert_found("layering", "tests/sim/engine must not see sim/results")

    def test_an_include_starts_at_the_root(self):
        self.plant("sim/engine/wait.cpp", '#include "time.hpp"\n')
        self.assert_found("layering", '"time.hpp" is no file of the project')

    def test_a_new_folder_of_sim_needs_its_place(self):
        self.plant("sim/weather/rain.hpp", PROMISES)
        self.assert_found("layering", "sim/weather: has no place among the arrows")

    def test_sim_speaks_of_no_domain(self):
        self.plant("sim/engine/pool.hpp", PROMISES + "// One team of a Supplier.\n")
        self.assert_found("layering", "sim/engine/pool.hpp:2: sim knows no 'Supplier'")

    def test_a_target_must_not_link_against_the_arrows(self):
        links = self.root / "links.txt"
        links.write_text("sim_engine: slipway_options\nmodels: sim_experiment sim_engine\n")
        self.assert_silent("layering", str(links))
        links.write_text("sim_engine: slipway_options sim_shell\n")
        self.assert_found("layering", "target sim_engine must not link sim_shell", str(links))


class Hygiene(Planted):
    def test_a_semicolon_in_a_test_s_name_is_found(self):
        self.plant("tests/sim/test_time.cpp", 'TEST_CASE' + '("one; two") {}\n')
        self.assert_found("hygiene", "test_time.cpp:1: a test's name has a semicolon")

    def test_a_project_in_order_passes(self):
        self.assert_silent("hygiene")

    def test_a_picture_left_at_the_top_is_found(self):
        (self.root / "look.png").write_bytes(b"\x89PNG\xff")
        self.assert_found("hygiene", "look.png: is no text and lies at the top")

    def test_findings_name_file_line_and_fault(self):
        home = "/ho" + "me/someone/data"
        for text, words in (
            (f'const char* where = "{home}";\n', "sim/engine/wait.cpp:1: '/ho"),
            ("int x; // TO" + "DO later\n", "sim/engine/wait.cpp:1: says 'TO"),
            ("int x; \n", "sim/engine/wait.cpp:1: ends in white space"),
            ("int x;", "sim/engine/wait.cpp: does not end in exactly one line end"),
            ("#define X 1\n", "sim/engine/wait.cpp:1: defines a macro"),
            ("int x;\n" * 401, "sim/engine/wait.cpp: 401 lines"),
        ):
            with self.subTest(words):
                self.plant("sim/engine/wait.cpp", text)
                self.assert_found("hygiene", words)

    def test_a_header_is_read_once(self):
        self.plant("sim/engine/wait.hpp", "int x;\n")
        self.assert_found("hygiene", "sim/engine/wait.hpp: has no '#pragma once'")


if __name__ == "__main__":
    unittest.main()
