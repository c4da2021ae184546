using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Yingzhou.Languages.Feel;

/// <summary>
/// Named values in order: FEEL's context, and also the variables an expression is evaluated with. Few names are searched one by one,
/// which is faster than
/// hashing them; many get an index.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "context is the standard's word")]
public sealed class FeelContext : FeelValue, IReadOnlyCollection<KeyValuePair<string, FeelValue?>>
{
    const int MostWithoutIndex = 8;

    public static readonly FeelContext Empty = new();

    string[] names;
    FeelValue?[] values;
    Dictionary<string, int>? index;

    public FeelContext() => (names, values) = ([], []);

    /// <summary>With room for as many entries as will come.</summary>
    internal FeelContext(int room) => (names, values) = (new string[room], new FeelValue?[room]);

    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue?>> entries)
        : this()
    {
        foreach (var (name, value) in entries)
            Set(name, value);
    }

    public FeelContext(params (string Name, FeelValue? Value)[] entries)
    {
        (names, values) = (new string[entries.Length], new FeelValue?[entries.Length]);
        foreach (var (name, value) in entries)
            Set(name, value);
    }

    FeelContext(FeelContext other, int room)
    {
        (names, values, Count, Extent, HoldsFunctions) = (
            new string[room],
            new FeelValue?[room],
            other.Count,
            other.Extent,
            other.HoldsFunctions
        );
        Array.Copy(other.names, names, Count);
        Array.Copy(other.values, values, Count);
        BuildIndex();
    }

    public int Count { get; private set; }

    // A value that is replaced while the context is built still counts: an upper bound is enough.
    internal Extent Extent { get; private set; } = new(1, 0);

    /// <summary>Whether a function is, or was, among the values.</summary>
    internal bool HoldsFunctions { get; private set; }

    public IReadOnlyCollection<string> Names => new ArraySegment<string>(names, 0, Count);
    public FeelValue? this[string name] => IndexOf(name) is >= 0 and var i ? values[i] : null;
    public override string TypeName => "context";

    public bool Contains(string name) => IndexOf(name) >= 0;

    /// <summary>Distinguishes an entry that is null from one that is not there.</summary>
    public bool TryGet(string name, [MaybeNullWhen(true)] out FeelValue? value)
    {
        var i = IndexOf(name);
        value = i < 0 ? null : values[i];
        return i >= 0;
    }

    /// <param name="place">Where to look first, and where it was found.</param>
    internal bool TryGet(string name, ref int place, out FeelValue? value)
    {
        var i = place;
        if ((uint)i >= (uint)Count || names[i] != name)
        {
            i = IndexOf(name);
            if (i < 0)
            {
                value = null;
                return false;
            }
            place = i;
        }
        value = values[i];
        return true;
    }

    /// <summary>A copy with one entry set.</summary>
    public FeelContext With(string name, FeelValue? value)
    {
        var copy = new FeelContext(this, Count + 1);
        copy.Set(name, value);
        return copy;
    }

    // Only while a context is being built, before anybody else sees it.
    internal void Set(string name, FeelValue? value)
    {
        var i = IndexOf(name);
        if (i < 0)
        {
            i = Count++;
            if (i == names.Length)
            {
                Array.Resize(ref names, Math.Max(4, 2 * i));
                Array.Resize(ref values, names.Length);
            }
            names[i] = name;
            if (index is not null)
                index[name] = i;
            else
                BuildIndex();
        }
        Extent = Extent.With(value);
        HoldsFunctions |= value is FeelFunction;
        values[i] = value;
    }

    void BuildIndex()
    {
        if (Count <= MostWithoutIndex)
            return;
        index = new(Count, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
            index[names[i]] = i;
    }

    int IndexOf(string name)
    {
        if (index is not null)
            return index.GetValueOrDefault(name, -1);
        for (var i = 0; i < Count; i++)
            if (names[i] == name)
                return i;
        return -1;
    }

    public IEnumerator<KeyValuePair<string, FeelValue?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return KeyValuePair.Create(names[i], values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) =>
        obj is FeelContext other
        && Count == other.Count
        && this.All(entry => other.TryGet(entry.Key, out var value) && Equals(entry.Value, value));

    public override int GetHashCode() => this.Aggregate(Count, (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));
}
