#!/usr/bin/env python3
"""Measures `rkpd` beside its peers: processor time (user and system) of whole processes, run in turn, and prints ratios.

Usage: run.py [--folder DIR] [--rounds N] [--scale S] [--instructions] [--markdown]

Makes what it needs in a folder that is never committed (.build-bench): the files (generate.py), a virtual environment with the peers, the
floor (floor.c: inflate and libxml2's SAX2 parser, nothing else). rkpd is taken from .build/release; `make bench` builds it first.
--instructions counts them by callgrind for what it can run, which takes some minutes more.
"""

import argparse
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PEERS = ['python-calamine', 'polars', 'openpyxl', 'duckdb']

# Each peer reads every cell of the files it is given into values of its own, as its users do.
PROGRAMS = {
    'python-calamine': '''
import sys
from python_calamine import CalamineWorkbook
for path in sys.argv[1:]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names: book.get_sheet_by_name(name).to_python()
''',
    'openpyxl': '''
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True):
        for row in sheet.iter_rows(values_only=True): pass
''',
    'polars': '''
import sys, polars
for path in sys.argv[1:]: polars.read_csv(path)
''',
    'duckdb': '''
import sys, duckdb
for path in sys.argv[1:]: duckdb.connect().execute("CREATE TABLE t AS FROM read_csv(?)", [path])
''',
}


def run(command, environment=None):
    """Processor seconds, peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ, **(environment or {})))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'{" ".join(command)[:200]} ended with {process.returncode}')
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def instructions(command):
    """Millions of instructions; None where they cannot be counted."""
    with tempfile.NamedTemporaryFile() as out:
        result = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=' + out.name] + command,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        found = re.search(r'Collected : (\d+)', result.stderr)
        return int(found[1]) / 1e6 if found and result.returncode == 0 else None


class Bench:
    def __init__(self, arguments):
        self.arguments = arguments
        self.folder = os.path.abspath(arguments.folder)
        self.rkpd = os.path.join(ROOT, '.build/release/rkpd')
        if not os.path.exists(self.rkpd):
            sys.exit('no .build/release/rkpd: run `make bench`, or `swift build -c release --product rkpd`')
        os.makedirs(self.folder, exist_ok=True)
        self.python = self.prepare_peers()
        self.floor = self.prepare_floor()
        # A folder for each scale: files of one are never taken for those of another.
        self.data = os.path.join(self.folder, f'data-{arguments.scale:g}')
        subprocess.run([sys.executable, os.path.join(HERE, 'generate.py'), self.data, '--scale', str(arguments.scale)], check=True)

    def prepare_peers(self):
        place = os.path.join(self.folder, 'venv')
        python = os.path.join(place, 'bin/python')
        if not os.path.exists(python):
            venv.create(place, with_pip=True)
        subprocess.run([python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'] + PEERS, check=True)
        return python

    def prepare_floor(self):
        program = os.path.join(self.folder, 'floor')
        flags = subprocess.run(['pkg-config', '--cflags', '--libs', 'libxml-2.0', 'zlib'], check=True, capture_output=True, text=True).stdout.split()
        subprocess.run([os.environ.get('CC', 'cc'), '-O2', os.path.join(HERE, 'floor.c'), '-o', program] + flags, check=True)
        return program

    def peer(self, name):
        return [self.python, '-c', PROGRAMS[name]]

    def measure(self, what, files, peers, once=()):
        """One line for each peer. Those that take long are run once."""
        own = [self.rkpd, 'cells', '--count'] + files
        commands = {'rkpd': (own, None)} | {name: (command + files, environment) for name, command, environment in peers}
        figures = {name: [] for name in commands}
        for round in range(self.arguments.rounds):
            for name, (command, environment) in commands.items():
                if round == 0 or name not in once:
                    figures[name].append(run(command, environment))
        seconds = {name: statistics.median(figure[0] for figure in runs) for name, runs in figures.items()}
        memory = {name: max(figure[1] for figure in runs) for name, runs in figures.items()}
        counted = {}
        if self.arguments.instructions:
            counted = {name: instructions(commands[name][0]) for name in ('rkpd', 'floor', 'python-calamine') if name in commands}
        self.line(what, '', f'{seconds["rkpd"]:.2f}', '', f'{memory["rkpd"]:.0f}', self.millions(counted.get('rkpd')), '')
        for name in list(commands)[1:]:
            self.line('', name, f'{seconds[name]:.2f}', f'{seconds["rkpd"] / seconds[name]:.2f}', f'{memory[name]:.0f}',
                      self.millions(counted.get(name)),
                      f'{counted["rkpd"] / counted[name]:.2f}' if counted.get(name) and counted.get('rkpd') else '')

    @staticmethod
    def millions(count):
        return f'{count:,.0f}' if count else ''

    def line(self, *fields):
        if self.arguments.markdown:
            print('| ' + ' | '.join(fields) + ' |', flush=True)
        else:
            print('  '.join(field.ljust(width) if index < 2 else field.rjust(width)
                            for index, (field, width) in enumerate(zip(fields, (34, 30, 9, 7, 8, 14, 7)))), flush=True)

    def all(self):
        self.line('what', 'against', 'CPU s', 'ratio', 'peak MB', 'instructions/M', 'ratio')
        if self.arguments.markdown:
            self.line(*['---'] * 7)

        def file(name):
            return os.path.join(self.data, name)
        workbooks = [('floor', [self.floor], None), ('python-calamine', self.peer('python-calamine'), None),
                     ('openpyxl, read-only', self.peer('openpyxl'), None)]
        for name in ('shared.xlsx', 'inline.xlsx', 'form.xlsx', 'numbers.xlsx'):
            self.measure(name, [file(name)], workbooks, once=('openpyxl, read-only',))
        small = sorted(glob.glob(file('small/*.xlsx')))
        self.measure(f'small/, {len(small):,} workbooks, one process', small, workbooks, once=('openpyxl, read-only',))
        self.measure('long.csv', [file('long.csv')], [
            ('polars, all threads', self.peer('polars'), None),
            ('polars, one thread', self.peer('polars'), {'POLARS_MAX_THREADS': '1'}),
            ('duckdb', self.peer('duckdb'), None)], once=('duckdb',))
        self.imports()

    def imports(self):
        """Loading the sheets of inbox/ into a new dataset, against others that only read their cells."""
        sheets = sorted(glob.glob(os.path.join(ROOT, 'inbox/*.xlsx')))
        peers = {'python-calamine, reading only': self.peer('python-calamine') + sheets, 'openpyxl, reading only': self.peer('openpyxl') + sheets}
        figures = {name: [] for name in ['rkpd', *peers]}
        for _ in range(max(5, self.arguments.rounds)):
            with tempfile.TemporaryDirectory() as folder:
                figures['rkpd'].append(run([self.rkpd, 'import', '--dataset', os.path.join(folder, 'rkpd.sqlite'),
                                            '--mappings', os.path.join(ROOT, 'Mappings')] + sheets))
            for name, command in peers.items():
                figures[name].append(run(command))
        seconds = {name: statistics.median(figure[0] for figure in runs) for name, runs in figures.items()}
        memory = {name: max(figure[1] for figure in runs) for name, runs in figures.items()}
        self.line('import of inbox/, new dataset', '', f'{seconds["rkpd"]:.2f}', '', f'{memory["rkpd"]:.0f}', '', '')
        for name in peers:
            self.line('', name, f'{seconds[name]:.2f}', f'{seconds["rkpd"] / seconds[name]:.2f}', f'{memory[name]:.0f}', '', '')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--folder', default=os.path.join(ROOT, '.build-bench'))
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--scale', type=float, default=1.0)
    parser.add_argument('--instructions', action='store_true')
    parser.add_argument('--markdown', action='store_true')
    arguments = parser.parse_args()
    if arguments.instructions and not shutil.which('valgrind'):
        sys.exit('--instructions needs valgrind')
    Bench(arguments).all()


if __name__ == '__main__':
    main()
