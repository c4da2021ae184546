using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>Filters of the gateway: three values, nothing but what was granted, no bomb. Page p03, R2.</summary>
public class RowFilterTests
{
    static readonly Dictionary<string, FilterColumn> Columns = new FilterColumn[]
    {
        new("area", FilterType.Text),
        new("age", FilterType.Integer),
        new("born", FilterType.Date),
        new("amount", FilterType.Decimal),
        new("alive", FilterType.Flag),
        new("sfzh", FilterType.Text, Open: false),
    }.ToDictionary(column => column.Name, StringComparer.Ordinal);

    static Outcome<RowFilter> Filter(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 512 });
        return new RowFilterReader(Columns, "330921").Read(document.RootElement);
    }

    static bool? Holds(string json, params (string, object?)[] row) =>
        Filter(json).Value.Holds(name => row.FirstOrDefault(cell => cell.Item1 == name).Item2);

    [Theory]
    [InlineData("330921", true)]
    [InlineData("330902", false)]
    [InlineData(null, null)]
    public void P03_3_a_row_whose_area_is_missing_is_unknown(string? area, bool? expected) =>
        Assert.Equal(expected, Holds("""{"eq":["area","330921"]}""", ("area", area)));

    [Theory]
    [InlineData("""{"not":{"eq":["area","330921"]}}""", null)]
    [InlineData("""{"and":[{"eq":["area","1"]},{"lt":["age",18]}]}""", null)]
    [InlineData("""{"and":[{"eq":["area","1"]},{"gt":["age",18]}]}""", false)]
    [InlineData("""{"or":[{"eq":["area","1"]},{"lt":["age",18]}]}""", true)]
    [InlineData("""{"or":[{"eq":["area","1"]},{"gt":["age",18]}]}""", null)]
    [InlineData("""{"in":["area",["1","2"]]}""", null)]
    [InlineData("""{"in":["age",[16,17]]}""", true)]
    [InlineData("""{"within":["area",{"my":"area"}]}""", null)]
    public void Unknown_is_a_third_value(string json, bool? expected) => Assert.Equal(expected, Holds(json, ("area", null), ("age", 17L)));

    [Theory]
    [InlineData("330921", true)]
    [InlineData("330921106", true)]
    [InlineData("33092", false)]
    public void The_own_area_holds_itself_and_what_lies_in_it(string area, bool expected) =>
        Assert.Equal(expected, Holds("""{"within":["area",{"my":"area"}]}""", ("area", area)));

    [Theory]
    [InlineData("""{"eq":["аrea","330921"]}""", 403)] // Cyrillic а
    [InlineData("""{"eq":["area ","330921"]}""", 403)]
    [InlineData("""{"eq":["AREA","330921"]}""", 403)]
    [InlineData("""{"eq":["sfzh","330902199001011238"]}""", 403)]
    [InlineData("""{"eq":["area\" or 1=1 --","x"]}""", 403)]
    [InlineData("""{"eq":["age","17"]}""", 400)]
    [InlineData("""{"eq":["born","2026-02-30"]}""", 400)]
    [InlineData("""{"eq":["born","1 or 1=1"]}""", 400)]
    [InlineData("""{"eq":["alive",1]}""", 400)]
    [InlineData("""{"like":["area","%"]}""", 400)]
    [InlineData("""{"eq":["area","1"],"ne":["area","2"]}""", 400)]
    [InlineData("""{"and":[]}""", 400)]
    [InlineData("""{"in":["area",[]]}""", 400)]
    [InlineData("""{"within":["age","33"]}""", 400)]
    [InlineData("""{"within":["area",{"my":"name"}]}""", 400)]
    [InlineData("""{"eq":["area",{"$sql":"x"}]}""", 400)]
    [InlineData("""[]""", 400)]
    public void What_is_no_filter_or_names_what_it_may_not_is_refused(string json, int status) =>
        Assert.Equal(status, Filter(json).Fault?.Status);

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Conditions_nest_at_most_20_deep(int depth, bool read)
    {
        var bomb = string.Concat(Enumerable.Repeat("""{"not":""", depth - 1)) + """{"eq":["age",1]}""" + new string('}', depth - 1);

        Assert.Equal(read, Filter(bomb).Succeeded);
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    [InlineData(10_000, false)]
    public void A_list_has_at_most_1000_values(int count, bool read) =>
        Assert.Equal(read, Filter($$"""{"in":["age",[{{string.Join(',', Enumerable.Range(0, count))}}]]}""").Succeeded);
}
