#!/usr/bin/env python3
"""Writes the files that the reader is measured with; the same bytes of cells in every run. Python's own library only.

Usage: generate.py FOLDER [--scale S]

  shared.xlsx      100,000 rows x 20, texts in a table of shared strings
  inline.xlsx      the same cells, texts within the cells
  form.xlsx        15,000 rows x 35 as a form has them: merged titles, styles, formulas with their values, empty cells with a style
  numbers.xlsx     100,000 rows x 20 of plain whole numbers
  small/           1,000 workbooks of 120 rows x 20
  long.csv         1,000,000 records x 20 fields, about 350 MB

`--scale 0.01` writes a hundredth of the rows, for trying the scripts. Files that are there already are left as they are.
"""

import argparse
import os
import random
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
ARROWS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

TYPES = HEAD + (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    '</Types>')
PACKAGE_ARROWS = HEAD + (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{ARROWS}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
WORKBOOK = HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{ARROWS}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
WORKBOOK_ARROWS = HEAD + (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{ARROWS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{ARROWS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{ARROWS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
# The formats that cells name: 0 General, 1 money, 2 two decimals, 3 percent, 4 date, 5 bold, 6 a number with a unit.
STYLES = HEAD + (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0&quot; Orang&quot;"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7">'
    + ''.join(f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0"/>'
              for number, font in [(0, 0), (3, 0), (4, 0), (10, 0), (14, 0), (0, 1), (164, 0)])
    + '</cellXfs></styleSheet>')

WORDS = ('program kegiatan pengelolaan pelayanan pembinaan peningkatan penyediaan daerah perangkat sosial kesehatan pendidikan jalan '
         'jembatan irigasi pertanian perikanan kecamatan kelurahan masyarakat keluarga anak usaha kecil data informasi laporan').split()

# What the twenty columns hold; other widths repeat the pattern.
KINDS = ('row', 'code', 'name', 'unit', 'money', 'money', 'percent', 'name', 'money', 'decimal',
         'date', 'money', 'decimal', 'count', 'percent', 'money', 'unit', 'decimal', 'count', 'money')
FORMATS = {'plain': 0, 'row': 0, 'code': 0, 'name': 0, 'unit': 0, 'money': 1, 'percent': 3, 'decimal': 2, 'date': 4, 'count': 6}
UNITS = ('Orang', 'Dokumen', 'Laporan', 'Unit', 'Bulan', 'Paket')


def letters(column):
    name = ''
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class Values:
    """Values by kind; only `random()` is used, whose sequence is the same in every version of Python."""

    def __init__(self, seed, words=3):
        self.draw = random.Random(seed).random
        self.names = [' '.join(WORDS[int(self.draw() * len(WORDS))] for _ in range(words + int(self.draw() * 5))).capitalize()
                      for _ in range(4_000)]

    def value(self, kind, row):
        draw = self.draw
        if kind == 'row':
            return row
        if kind == 'code':
            return f'{1 + int(draw() * 7)}.{1 + int(draw() * 30):02}.{1 + int(draw() * 9):02}.2.{1 + int(draw() * 20):02}.{1 + int(draw() * 40):02}'
        if kind == 'name':
            return self.names[int(draw() * len(self.names))]
        if kind == 'unit':
            return UNITS[int(draw() * len(UNITS))]
        if kind in ('money', 'plain'):
            return int(10 ** (4 + draw() * 7))
        if kind == 'decimal':
            return round(draw() * 100_000, 2)
        if kind == 'percent':
            return draw()
        if kind == 'date':
            return 44_000 + int(draw() * 2_000)
        return int(draw() * 5_000)


class Sheet:
    """One worksheet as XML, in pieces."""

    def __init__(self, seed, rows, columns, shares, isForm=False, kinds=KINDS):
        self.values = Values(seed)
        self.rows, self.columns, self.shares, self.isForm, self.kinds = rows, columns, shares, isForm, kinds
        self.strings = {}

    def text(self, reference, style, text):
        if self.shares:
            index = self.strings.setdefault(text, len(self.strings))
            return f'<c r="{reference}"{style} t="s"><v>{index}</v></c>'
        return f'<c r="{reference}"{style} t="inlineStr"><is><t>{text}</t></is></c>'

    def pieces(self):
        names = [letters(column) for column in range(1, self.columns + 1)]
        kinds = [self.kinds[column % len(self.kinds)] for column in range(self.columns)]
        styles = [f' s="{FORMATS[kind]}"' if FORMATS[kind] else '' for kind in kinds]
        isText = [kind in ('code', 'name', 'unit') for kind in kinds]
        yield HEAD + f'<worksheet xmlns="{MAIN}"><dimension ref="A1:{names[-1]}{self.rows}"/><sheetData>'
        first = 1
        if self.isForm:
            for row in (1, 2, 3):
                yield f'<row r="{row}">' + self.text(f'A{row}', ' s="5"', f'EVALUASI HASIL {row}') + '</row>'
            first = 4
        value = self.values.value
        for row in range(first, self.rows + 1):
            cells = [f'<row r="{row}">']
            for index, name in enumerate(names):
                reference = f'{name}{row}'
                if self.isForm and index > 8 and self.values.draw() < 0.25:
                    # Drawn as a box and left empty, as forms have it.
                    cells.append(f'<c r="{reference}"{styles[index]}/>')
                elif isText[index]:
                    cells.append(self.text(reference, styles[index], value(kinds[index], row)))
                elif self.isForm and kinds[index] == 'money' and index > 10:
                    cells.append(f'<c r="{reference}"{styles[index]}><f>SUM(E{row}:F{row})</f><v>{value("money", row)}</v></c>')
                else:
                    cells.append(f'<c r="{reference}"{styles[index]}><v>{value(kinds[index], row)!r}</v></c>')
            cells.append('</row>')
            yield ''.join(cells)
        yield '</sheetData>'
        if self.isForm:
            yield f'<mergeCells count="3">{"".join(f"""<mergeCell ref="A{row}:{names[-1]}{row}"/>""" for row in (1, 2, 3))}</mergeCells>'
        yield '</worksheet>'

    def write(self, path):
        with zipfile.ZipFile(path + '.part', 'w', zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            def add(name, pieces):
                # A fixed time: the same file in every run.
                entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, 'w') as part:
                    for piece in pieces:
                        part.write(piece.encode())
            add('[Content_Types].xml', [TYPES])
            add('_rels/.rels', [PACKAGE_ARROWS])
            add('xl/workbook.xml', [WORKBOOK])
            add('xl/_rels/workbook.xml.rels', [WORKBOOK_ARROWS])
            add('xl/styles.xml', [STYLES])
            add('xl/worksheets/sheet1.xml', self.pieces())
            texts = ''.join(f'<si><t>{text}</t></si>' for text in self.strings)
            add('xl/sharedStrings.xml', [HEAD, f'<sst xmlns="{MAIN}" count="{len(self.strings)}" uniqueCount="{len(self.strings)}">{texts}</sst>'])
        os.rename(path + '.part', path)


def writeCSV(path, rows):
    values = Values(5, words=8)
    # As spreadsheet programs write it: quoted where a comma or a mark asks for it.
    values.names = [f'"{name}, ""{name[:5]}"""' if index % 10 == 0 else name for index, name in enumerate(values.names)]
    kinds = [KINDS[column] for column in range(20)]
    with open(path + '.part', 'w', encoding='utf-8', newline='') as file:
        file.write(','.join(f'{kind}_{index}' for index, kind in enumerate(kinds)) + '\n')
        for row in range(1, rows + 1):
            fields = []
            for kind in kinds:
                value = values.value(kind, row)
                if kind == 'date':
                    value = f'20{10 + value % 15}-{1 + value % 12:02}-{1 + value % 28:02}'
                fields.append(value if isinstance(value, str) else repr(value))
            file.write(','.join(fields) + '\n')
    os.rename(path + '.part', path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('--scale', type=float, default=1.0)
    arguments = parser.parse_args()

    def count(rows):
        return max(5, int(rows * arguments.scale))

    def make(name, write):
        path = os.path.join(arguments.folder, name)
        if not os.path.exists(path):
            if not name.startswith('small/'):
                print('writing', path, flush=True)
            write(path)

    os.makedirs(os.path.join(arguments.folder, 'small'), exist_ok=True)
    make('shared.xlsx', Sheet(1, count(100_000), 20, True).write)
    make('inline.xlsx', Sheet(1, count(100_000), 20, False).write)
    make('form.xlsx', Sheet(2, count(15_000), 35, True, isForm=True).write)
    make('numbers.xlsx', Sheet(3, count(100_000), 20, False, kinds=('plain',)).write)
    for number in range(count(1_000)):
        make(f'small/{number:04}.xlsx', Sheet(1_000 + number, 120, 20, True).write)
    make('long.csv', lambda path: writeCSV(path, count(1_000_000)))


if __name__ == '__main__':
    main()
