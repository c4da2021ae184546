using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Yingzhou.Bench.Feel;

/// <summary>The expressions, and what a C# programmer would write for each: typed parameters, <see cref="decimal"/> for money.</summary>
static class HandWritten
{
    // Before the cases, which take it over.
    static readonly Item[] Items = [.. Enumerable.Range(1, 20).Select(i => new Item(i))];

    public static IReadOnlyList<FeelCase> Cases { get; } =
    [
        new(
            "arithmetic",
            "(price * quantity - discount) * (1 + rate / 100)",
            new()
            {
                ["price"] = 19.9m,
                ["quantity"] = 3,
                ["discount"] = 5.5m,
                ["rate"] = 6,
            },
            Loop(static () => Total(19.9m, 3, 5.5m, 6))
        ),
        new(
            "conditions",
            "if age >= 60 and resident then \"免费\" else if age < 18 then \"半价\" else \"全价\"",
            new() { ["age"] = 61, ["resident"] = true },
            Loop(static () => Fare(61, true))
        ),
        new("unary: range", "[18..60)", new() { ["?"] = 42 }, Loop(static () => IsWorkingAge(42)), IsUnary: true),
        new("unary: several", "< 18, [60..65), > 90", new() { ["?"] = 95 }, Loop(static () => IsSpecialAge(95)), IsUnary: true),
        new(
            "unary: texts",
            "\"定海\", \"普陀\", \"岱山\", \"嵊泗\"",
            new() { ["?"] = "嵊泗" },
            Loop(static () => IsDistrict("嵊泗")),
            IsUnary: true
        ),
        new(
            "strings",
            "upper case(substring(code, 1, 3)) + \"-\" + string(year)",
            new() { ["code"] = "zhoushan", ["year"] = 2026 },
            Loop(static () => Code("zhoushan", 2026))
        ),
        new(
            "text search",
            "contains(address, \"定海\") and not(starts with(address, \"宁波\"))",
            new() { ["address"] = "浙江省舟山市定海区昌国街道" },
            Loop(static () => IsInDinghai("浙江省舟山市定海区昌国街道"))
        ),
        new(
            "dates",
            "due - applied > duration(\"P30D\")",
            new() { ["due"] = "feel:date(\"2026-12-31\")", ["applied"] = "feel:date(\"2026-11-25\")" },
            Loop(static () => IsLong(new(2026, 12, 31), new(2026, 11, 25)))
        ),
        new(
            "date arithmetic",
            "applied + duration(\"P3M\") < due",
            new() { ["due"] = "feel:date(\"2026-12-31\")", ["applied"] = "feel:date(\"2026-11-25\")" },
            Loop(static () => IsBefore(new(2026, 12, 31), new(2026, 11, 25)))
        ),
        new(
            "list",
            "sum(items[amount > 10].amount)",
            new() { ["items"] = new JsonArray([.. Enumerable.Range(1, 20).Select(i => new JsonObject { ["amount"] = i })]) },
            Loop(static () => Sum(Items))
        ),
    ];

    sealed record Item(decimal Amount);

    static Action<int> Loop<T>(Func<T> call) =>
        turns =>
        {
            for (var i = 0; i < turns; i++)
                call();
        };

    // Not inlined: with constant arguments the compiler would calculate the answer once.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static decimal? Total(decimal? price, decimal? quantity, decimal? discount, decimal? rate) =>
        ((price * quantity) - discount) * (1 + (rate / 100));

    [MethodImpl(MethodImplOptions.NoInlining)]
    static string Fare(decimal age, bool resident) =>
        age >= 60 && resident ? "免费"
        : age < 18 ? "半价"
        : "全价";

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsWorkingAge(decimal age) => age is >= 18 and < 60;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsSpecialAge(decimal age) => age is < 18 or (>= 60 and < 65) or > 90;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsDistrict(string name) => name is "定海" or "普陀" or "岱山" or "嵊泗";

    [MethodImpl(MethodImplOptions.NoInlining)]
    static string Code(string code, decimal year) =>
        code[..Math.Min(3, code.Length)].ToUpperInvariant() + "-" + year.ToString(CultureInfo.InvariantCulture);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsInDinghai(string address) =>
        address.Contains("定海", StringComparison.Ordinal) && !address.StartsWith("宁波", StringComparison.Ordinal);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsLong(DateOnly due, DateOnly applied) => due.DayNumber - applied.DayNumber > 30;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool IsBefore(DateOnly due, DateOnly applied) => applied.AddMonths(3) < due;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static decimal Sum(Item[] items) => items.Where(item => item.Amount > 10).Select(item => item.Amount).Sum();
}
