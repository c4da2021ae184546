using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Yingzhou.Languages.Feel;

/// <summary>Named values in order: FEEL's context, and also the variables an expression is evaluated with.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "context is the standard's word")]
public sealed class FeelContext : FeelValue, IReadOnlyCollection<KeyValuePair<string, FeelValue?>>
{
    public static readonly FeelContext Empty = new();
    readonly OrderedDictionary<string, FeelValue?> entries;

    public FeelContext() => entries = new(StringComparer.Ordinal);

    public FeelContext(IEnumerable<KeyValuePair<string, FeelValue?>> entries) => this.entries = new(entries, StringComparer.Ordinal);

    public FeelContext(params (string Name, FeelValue? Value)[] entries)
        : this(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)))
    {
    }

    public int Count => entries.Count;
    public IReadOnlyCollection<string> Names => entries.Keys;
    public FeelValue? this[string name] => entries.GetValueOrDefault(name);
    public override string TypeName => "context";

    public bool Contains(string name) => entries.ContainsKey(name);

    /// <summary>Distinguishes an entry that is null from one that is not there.</summary>
    public bool TryGet(string name, [MaybeNullWhen(true)] out FeelValue? value) => entries.TryGetValue(name, out value);

    /// <summary>A copy with one entry set.</summary>
    public FeelContext With(string name, FeelValue? value)
    {
        var copy = new FeelContext(entries);
        copy.entries[name] = value;
        return copy;
    }

    // Only while a context is being built by its own literal, before anybody else sees it.
    internal void Set(string name, FeelValue? value) => entries[name] = value;

    public IEnumerator<KeyValuePair<string, FeelValue?>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) =>
        obj is FeelContext other
        && Count == other.Count
        && entries.All(entry => other.TryGet(entry.Key, out var value) && Equals(entry.Value, value));

    public override int GetHashCode() => entries.Aggregate(Count, (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));
}
