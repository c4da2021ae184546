using System.Text;
using Yingzhou.Support.Perception.Listening;

namespace Yingzhou.Engines.Tests.Perception;

/// <summary>The message of MQTT and HTTP, read in one pass.</summary>
public class ObservationMessageTests
{
    static Kernel.Outcome<Support.Perception.Reading[]> Read(string json) => ObservationMessage.Read(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Time_and_number_may_stand_behind_the_values_and_others_names_are_left()
    {
        var read = Read(
            """[{"x":{"at":[1]},"values":{"a":1.5,"b":"no","c":[1]},"seq":7,"at":"2026-11-30T08:15:00+08:00"},{"at":"2026-11-30T00:16:00Z","values":{"a":2}}]"""
        );

        Assert.Equal(
            [("a", 1.5, 7L, 15), ("b", double.NaN, 7L, 15), ("c", double.NaN, 7L, 15), ("a", 2.0, 0L, 16)],
            read.Value.Select(one => (one.Property, one.Value, one.Sequence, one.At.Minute))
        );
        Assert.All(read.Value, one => Assert.Equal(TimeSpan.Zero, one.At.Offset));
    }

    [Theory]
    [InlineData("", "perception.shape", "报文")]
    [InlineData("nonsense", "perception.shape", "报文")]
    [InlineData("""{"at":"2026-11-30T00:00:00Z","values":{"a":1}} x""", "perception.shape", "报文")]
    [InlineData("""{"at":"2026-11-30T00:00:00Z","values":{"a":1,"a":2}}""", "perception.shape", "报文")]
    [InlineData("""{"at":"2026-11-30T00:00:00Z","values":{"a":1},"values":{"b":1}}""", "perception.shape", "报文")]
    [InlineData("""{"at":"2026-11-30T00:00:00Z","seq":{"a":1},"values":{"a":1}}""", "perception.shape", "seq")]
    [InlineData("""{"at":"2026-11-30T00:00:00Z","seq":1.5,"values":{"a":1}}""", "perception.shape", "seq")]
    [InlineData("""{"at":1,"values":{"a":1}}""", "perception.no-time", "at")]
    [InlineData("""[{"at":"2026-11-30T00:00:00Z","values":{"a":1}},{"values":{"a":1}}]""", "perception.no-time", "[1].at")]
    [InlineData("""{"at":"2026-11-30T00:00:00Z","values":[1]}""", "perception.no-values", "values")]
    [InlineData("""{"at":"2026-11-30T00:00:00Z","values":{}}""", "perception.no-values", "values")]
    [InlineData("[]", "perception.shape", "[]")]
    [InlineData("[1]", "perception.shape", "[0].{}")]
    [InlineData("7", "perception.shape", "{}")]
    public void What_is_wrong_is_named(string json, string code, string field)
    {
        var read = Read(json);

        Assert.Equal((code, field), (read.Fault?.Code, read.Fault?.Field));
    }
}
