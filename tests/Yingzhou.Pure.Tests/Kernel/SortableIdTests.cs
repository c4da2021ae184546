using System.Collections.Concurrent;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

public class SortableIdTests
{
    [Fact]
    public void Identifiers_sort_in_the_order_they_were_made_as_values_and_as_texts()
    {
        var made = Enumerable.Range(0, 20_000).Select(_ => SortableId.Next()).ToList();

        Assert.Equal(made, made.Order());
        Assert.Equal(made, made.OrderBy(id => id.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void They_are_version_7_of_now_with_the_variant_of_the_standard()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        var id = SortableId.Next();

        Assert.Equal((7, 0b10), (id.Version, id.Variant >> 2));
        var bytes = id.ToByteArray(bigEndian: true);
        var milliseconds = bytes.Take(6).Aggregate(0L, (sum, one) => (sum << 8) | one);
        Assert.InRange(milliseconds, before, before + 60_000);
    }

    [Fact]
    public void Threads_do_not_meet()
    {
        var made = new ConcurrentBag<Guid>();

        Parallel.For(0, 50_000, _ => made.Add(SortableId.Next()));

        Assert.Equal(50_000, made.Distinct().Count());
    }
}
