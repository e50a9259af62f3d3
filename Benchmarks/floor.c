/* The floor under any reader of XLSX: finds the worksheets in the archive, inflates them and lets libxml2's SAX2 parser go over them.
   No checksum, no guard, no cell: what is measured above this is what the reader itself does.

   Usage: floor FILE ...      cc -O2 floor.c -o floor $(pkg-config --cflags --libs libxml-2.0 zlib) */

#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static unsigned long elements, characters;

static void start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **declared,
                  int attributes, int defaulted, const xmlChar **values) {
    elements++;
}
static void end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}
static void text(void *user, const xmlChar *bytes, int count) { characters += count; }

static uint32_t number(const unsigned char *at, int bytes) {
    uint32_t value = 0;
    while (bytes-- > 0) value = value << 8 | at[bytes];
    return value;
}

/* Inflates one entry in steps of 64 KB into the parser. */
static int parse(const unsigned char *packed, uint32_t count, int method) {
    static unsigned char step[65536];
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = start;
    sax.endElementNs = end;
    sax.characters = text;
    sax.ignorableWhitespace = text;
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    inflateInit2(&stream, -15);
    stream.next_in = (unsigned char *)packed;
    stream.avail_in = count;
    int result = Z_OK;
    if (method == 0) xmlParseChunk(parser, (const char *)packed, count, 0);
    while (method == 8 && result == Z_OK) {
        stream.next_out = step;
        stream.avail_out = sizeof step;
        result = inflate(&stream, Z_NO_FLUSH);
        xmlParseChunk(parser, (const char *)step, sizeof step - stream.avail_out, 0);
    }
    xmlParseChunk(parser, NULL, 0, 1);
    int isSound = parser->wellFormed;
    inflateEnd(&stream);
    xmlFreeParserCtxt(parser);
    return isSound;
}

static int read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return 0;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(size);
    int isSound = bytes && fread(bytes, 1, size, file) == (size_t)size && size >= 22;
    fclose(file);
    if (!isSound) return 0;
    const unsigned char *record = bytes + size - 22;
    uint32_t entries = number(record + 10, 2), offset = number(record + 16, 4);
    for (uint32_t index = 0; index < entries; index++) {
        const unsigned char *entry = bytes + offset;
        uint32_t length = number(entry + 28, 2), header = number(entry + 42, 4);
        int isSheet = length > 14 && !memcmp(entry + 46, "xl/worksheets/", 14);
        /* The strings belong to what has to be parsed. */
        int isStrings = length == 20 && !memcmp(entry + 46, "xl/sharedStrings.xml", 20);
        if (isSheet || isStrings) {
            uint32_t start = header + 30 + number(bytes + header + 26, 2) + number(bytes + header + 28, 2);
            isSound &= parse(bytes + start, number(entry + 20, 4), number(entry + 10, 2));
        }
        offset += 46 + length + number(entry + 30, 2) + number(entry + 32, 2);
    }
    free(bytes);
    return isSound;
}

int main(int count, char **paths) {
    int isSound = 1;
    for (int index = 1; index < count; index++) isSound &= read_file(paths[index]);
    printf("%lu elements, %lu characters\n", elements, characters);
    return isSound ? 0 : 1;
}
