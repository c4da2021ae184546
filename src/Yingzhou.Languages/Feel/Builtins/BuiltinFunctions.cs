using System.Collections.Frozen;

namespace Yingzhou.Languages.Feel.Builtins;

/// <summary>All built-in functions by name.</summary>
static class BuiltinFunctions
{
    static readonly FrozenDictionary<string, Builtin> ByName = new[]
    {
        NumberFunctions.All,
        StringFunctions.All,
        PatternFunctions.All,
        ListFunctions.All,
        ListEditing.All,
        AggregateFunctions.All,
        ConversionFunctions.All,
        TemporalFunctions.All,
        RangeFunctions.All,
        ContextFunctions.All,
    }
        .SelectMany(group => group)
        .Select(entry => Signature.Parse(entry.Key, entry.Value))
        .Concat(StringFunctions.Relations.Select(entry => Signature.Parse(entry.Key, entry.Value)))
        .Concat(StringFunctions.OfOne.Select(entry => Signature.Parse(entry.Key, entry.Value)))
        .GroupBy(signature => signature.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => new Builtin(group.Key, [.. group]), StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static Builtin? Find(string name) => ByName.GetValueOrDefault(name);
}
