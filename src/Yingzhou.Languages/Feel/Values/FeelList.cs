using System.Collections;

namespace Yingzhou.Languages.Feel;

/// <summary>A list, ordered, of values of any kind. FEEL counts from one; this type, like C#, from zero.</summary>
public sealed class FeelList : FeelValue, IReadOnlyList<FeelValue?>
{
    public static readonly FeelList Empty = new();
    readonly FeelValue?[] items;

    public FeelList(params FeelValue?[] items)
    {
        this.items = items;
        Extent = Extent.Of(items);
    }

    public FeelList(IEnumerable<FeelValue?> items)
        : this([.. items]) { }

    internal Extent Extent { get; }

    public int Count => items.Length;
    public FeelValue? this[int index] => items[index];
    public override string TypeName => "list";
    public ReadOnlySpan<FeelValue?> Span => items;

    public IEnumerator<FeelValue?> GetEnumerator() => ((IEnumerable<FeelValue?>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public override bool Equals(object? obj) => obj is FeelList other && items.AsSpan().SequenceEqual(other.items);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }
}
