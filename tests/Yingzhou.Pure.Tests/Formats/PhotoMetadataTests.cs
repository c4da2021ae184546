using CsCheck;
using Yingzhou.Formats;

namespace Yingzhou.Pure.Tests.Formats;

/// <summary>照片附带信息: what a telephone writes into a photo is read by the sender's city and by nobody else.</summary>
public class PhotoMetadataTests
{
    static readonly byte[] Picture =
    [
        0xFF,
        0xDB,
        0,
        4,
        1,
        2, // a table
        0xFF,
        0xDA,
        0,
        3,
        7, // a scan with a stuffed byte and a restart
        9,
        0xFF,
        0,
        9,
        0xFF,
        0xD0,
        9,
        0xFF,
        0xD9,
    ];

    // Orientation 6, and 30°0'57.7" N 122°6'24.7" E in tenths of seconds, little-endian.
    static byte[] Exif(char north = 'N')
    {
        List<byte> tiff = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0];
        Word(2);
        Entry(0x0112, 3, 1, 6);
        Entry(0x8825, 4, 1, 38);
        Long(0);
        Word(4);
        Entry(1, 2, 2, north);
        Entry(2, 5, 3, 92);
        Entry(3, 2, 2, 'E');
        Entry(4, 5, 3, 116);
        Long(0);
        foreach (uint number in (uint[])[30, 1, 0, 1, 577, 10, 122, 1, 6, 1, 247, 10])
            Long(number);
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

        void Word(int value) => tiff.AddRange([(byte)value, (byte)(value >> 8)]);
        void Long(uint value) => tiff.AddRange([(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)]);
        void Entry(int tag, int type, uint count, uint value)
        {
            Word(tag);
            Word(type);
            Long(count);
            Long(value);
        }
    }

    static byte[] Jpeg(params byte[][] segments) => [0xFF, 0xD8, .. segments.SelectMany(one => one), .. Picture];

    [Fact]
    public void The_place_is_read_and_south_is_negative()
    {
        var place = PhotoMetadata.PlaceOf(Jpeg(Exif()))!.Value;

        Assert.Equal((122.106861, 30.016028), (Math.Round(place.Longitude, 6), Math.Round(place.Latitude, 6)));
        Assert.Equal(-30.016028, PhotoMetadata.PlaceOf(Jpeg(Exif('S')))!.Value.Latitude, 1e-6);
        Assert.Null(PhotoMetadata.PlaceOf(Jpeg()));
    }

    [Fact]
    public void A_stripped_photo_keeps_its_picture_and_its_way_up_and_says_nothing_else()
    {
        byte[] comment = [0xFF, 0xFE, 0, 5, (byte)'h', (byte)'i', 0];
        byte[] film = [.. "ftypmp42"u8];

        var stripped = PhotoMetadata.Strip([.. Jpeg(Exif(), comment), .. film]).Value;

        Assert.Null(PhotoMetadata.PlaceOf(stripped));
        Assert.Equal(Picture, stripped[^Picture.Length..]);
        Assert.Equal(2 + 36 + Picture.Length, stripped.Length);
        Assert.Equal(6, stripped[2 + 4 + 6 + 8 + 2 + 8 + 1]);
        // Once stripped it stays as it is.
        Assert.Equal(stripped, PhotoMetadata.Strip(stripped).Value);
    }

    [Fact]
    public void Of_a_png_the_words_and_the_exif_go()
    {
        byte[] start = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        byte[] end = Chunk("IEND", 0);

        Assert.Equal(
            [.. start, .. Chunk("IDAT", 5), .. end],
            PhotoMetadata
                .Strip([.. start, .. Chunk("tEXt", 9), .. Chunk("eXIf", 3), .. Chunk("IDAT", 5), .. Chunk("iTXt", 1), .. end, 1, 2, 3])
                .Value
        );

        static byte[] Chunk(string type, byte length) =>
            [0, 0, 0, length, .. System.Text.Encoding.ASCII.GetBytes(type), .. new byte[length + 4]];
    }

    [Fact]
    public void What_is_cut_off_or_made_up_is_refused_and_never_throws()
    {
        var whole = Jpeg(Exif());
        for (var length = 0; length < whole.Length; length++)
            Assert.Equal("photo", PhotoMetadata.Strip(whole.AsSpan(0, length)).Fault!.Field);
        Gen.Byte.Array[0, 200]
            .Sample(noise =>
            {
                byte[] photo = [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(noise.Length + 8), .. "Exif\0\0"u8, .. noise, .. Picture];
                var stripped = PhotoMetadata.Strip(photo);
                return stripped.Succeeded && PhotoMetadata.PlaceOf(stripped.Value) is null;
            });
    }
}
