using System.Text;
using CsCheck;
using Yingzhou.Data.Lake.Sources;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>One bad record costs itself only.</summary>
public class CsvRecordsTests
{
    const int Longest = 2_000;

    static List<CsvRecord> Read(byte[] bytes, Encoding? encoding = null) =>
        [.. new CsvRecords(new MemoryStream(bytes), encoding ?? SourceEncoding.Utf8, Longest).Read()];

    static List<CsvRecord> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    static string Shape(IEnumerable<CsvRecord> records) =>
        string.Join(" / ", records.Select(record => record.Fields is { } fields ? string.Join('|', fields) : $"!{record.Reason}"));

    [Theory]
    [InlineData("a,b\nc,d\n", "a|b / c|d")]
    [InlineData("a,b\r\nc,d", "a|b / c|d")]
    [InlineData("a,\n,b\n", "a| / |b")]
    [InlineData("\"a,b\",\"c\"\"d\"\n", "a,b|c\"d")]
    [InlineData("\"a\nb\",c\n", "a\nb|c")]
    [InlineData("\"\",x\n", "|x")]
    [InlineData("a\n\n\r\nb\n", "a / b")]
    [InlineData("5\" pipe,x\n", "5\" pipe|x")]
    [InlineData("", "")]
    [InlineData("a,b\n\"c,d\ne,f\n", "a|b / !引号没有成对 / e|f")]
    public void Records_are_read_as_the_standard_writes_them(string text, string expected) => Assert.Equal(expected, Shape(Read(text)));

    [Fact]
    public void A_line_longer_than_memory_allows_is_passed_over_and_the_next_is_read()
    {
        var text = $"a,b\n{new string('x', 50 * Longest)}\nc,d\n{new string('y', 70_000 + Longest)}";

        var records = Read(text);

        Assert.Equal("a|b / !一行超过 2,000 字节 / c|d / !一行超过 2,000 字节", Shape(records));
        Assert.Equal(200, records[1].Text.Length);
    }

    [Fact]
    public void A_byte_that_is_not_of_the_encoding_costs_its_record_and_says_the_column()
    {
        byte[] bytes = [.. "姓名,地址\n"u8, .. "张三,"u8, 0xD6, 0xDB, .. "\n李四,岱山\n"u8];

        Assert.Equal("姓名|地址 / !第 2 列不是utf-8编码的文字 / 李四|岱山", Shape(Read(bytes)));
    }

    [Fact]
    public void GB18030_with_four_byte_characters_is_cut_right()
    {
        const string text = "姓名,备注\n㑇𠮷,\"逗号,引号\"\"\"\n";

        Assert.Equal("姓名|备注 / 㑇𠮷|逗号,引号\"", Shape(Read(SourceEncoding.Gb18030.GetBytes(text), SourceEncoding.Gb18030)));
    }

    [Fact]
    public void What_is_written_by_the_standard_is_read_back_whatever_it_holds_and_however_the_bytes_come()
    {
        var field = Gen.Char["甲乙,\"\n\r a1"].Array[0, 40].Select(letters => new string(letters));
        var record = field.Array[2, 5];

        record
            .List[1, 60]
            .Sample(
                records =>
                {
                    var width = records[0].Length;
                    var even = records.Select(one => one.Concat(Enumerable.Repeat("x", width)).Take(width).ToArray()).ToList();
                    var text = string.Concat(
                        even.Select(one =>
                            string.Join(',', one.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"
                        )
                    );
                    using var dripping = new Dripping(Encoding.UTF8.GetBytes(text));

                    var read = new CsvRecords(dripping, SourceEncoding.Utf8, Longest).Read().Select(one => one.Fields!).ToList();

                    Assert.Equal(even, read);
                },
                iter: 300
            );
    }

    /// <summary>Gives seven bytes at a time.</summary>
    sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));
    }
}
