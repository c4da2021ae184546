using System.Diagnostics;
using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.OnlineServices;

/// <summary>
/// How well the catalogue is found by what people say. The held-out half was written before the index and is not looked at while it is tuned; what it gives is
/// printed beside the half that the index was tuned on.
/// </summary>
public class ColloquialQueriesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("held-out.queries.txt", 150, 0.85, 0.97)]
    [InlineData("tuning.queries.txt", 150, 0.85, 0.97)]
    public void What_people_say_is_found(string file, int least, double first, double amongFive)
    {
        var queries = CityCatalogue.Labelled(file);
        var ranks = queries.Select(query => RankOf(query[0], query[1].Split(' '))).ToList();
        RatioOf Within(int most) => RatioOf.Count(ranks, rank => rank is > 0 && rank <= most);

        foreach (var (query, rank) in queries.Zip(ranks).Where(one => one.Second != 1))
            output.WriteLine($"第 {rank} 位：{query[0]}（{query[1]}）");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: top-1 {Within(1)}, hit@3 {Within(3)}, top-5 {Within(5)}"));
        Assert.True(queries.Count >= least);
        Assert.True((double)Within(1).Share! >= first);
        Assert.True((double)Within(5).Share! >= amongFive);
    }

    [Fact]
    public void Ninety_five_of_a_hundred_searches_take_less_than_50_ms()
    {
        List<double> milliseconds = [];
        foreach (var query in CityCatalogue.Labelled("tuning.queries.txt"))
        {
            var start = Stopwatch.GetTimestamp();
            CityCatalogue.All.Hits(query[0]);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        milliseconds.Sort();

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"p50 {milliseconds[milliseconds.Count / 2]:0.00} ms, p95 {milliseconds[milliseconds.Count * 95 / 100]:0.00} ms"
            )
        );
        Assert.True(milliseconds[milliseconds.Count * 95 / 100] < 50);
    }

    static int RankOf(string query, string[] right) =>
        CityCatalogue.All.Search(query).Index().FirstOrDefault(hit => right.Contains(hit.Item.Id), (-1, null!)).Index + 1;
}
