using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Yingzhou.Data.Realtime.Store;

/// <summary>
/// Values of a row in the text in which they are stored, taken apart only when somebody asks for one: most changes replace the whole row, and the old one goes into
/// the history as it is.
/// </summary>
sealed class StoredValues(string text) : IReadOnlyDictionary<string, string?>
{
    Dictionary<string, string?>? read;

    public string Text => text;

    Dictionary<string, string?> Read => read ??= JsonSerializer.Deserialize<Dictionary<string, string?>>(text)!;

    public string? this[string key] => Read[key];

    public IEnumerable<string> Keys => Read.Keys;

    public IEnumerable<string?> Values => Read.Values;

    public int Count => Read.Count;

    public bool ContainsKey(string key) => Read.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string? value) => Read.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => Read.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
