using System.Globalization;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.FinancialServices.Consents;

enum LedgerKind
{
    /// <summary>授权.</summary>
    Given,

    /// <summary>撤回.</summary>
    Withdrawn,

    /// <summary>读取.</summary>
    Read,
}

/// <summary>One line of an enterprise's ledger as it was written.</summary>
/// <param name="Number">Counts the lines of the enterprise, from 1.</param>
/// <param name="Previous">Hash of the line before; of the first, of the empty text.</param>
sealed record LedgerLine(int Number, LedgerKind Kind, Guid Consent, string Text, string Previous, string Hash);

/// <summary>A field that was told.</summary>
/// <param name="Name">As the consent names it.</param>
/// <param name="Title">As the receipt names it.</param>
sealed record ToldField(string Name, string Title, string Answer);

/// <summary>A receipt as it is kept beside the ledger (读取回执).</summary>
sealed record KeptReceipt(Guid Consent, string Title, string Answer, DateTimeOffset At);

/// <summary>Something that is not as it should be.</summary>
/// <param name="Number">Line; 0 when it concerns no line.</param>
sealed record LedgerProblem(int Number, string What);

/// <summary>
/// 授权账本 (a09 §2: consent on a ledger): every consent, every withdrawal and every use of data of one enterprise, each line hashed (SM3) together with the one before, so that none can be changed, left out or slipped in
/// afterwards without every later hash being another. Whoever noted an earlier head can show that the end was cut off.
/// </summary>
static class LedgerChain
{
    const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string First => Sm3.Hex("");

    public static string Hash(int number, LedgerKind kind, string text, string previous) =>
        Sm3.Hex(string.Join('\n', previous, number.ToString(CultureInfo.InvariantCulture), kind, text));

    public static LedgerLine Next(LedgerLine? last, LedgerKind kind, Guid consent, string text)
    {
        var (number, previous) = last is null ? (1, First) : (last.Number + 1, last.Hash);
        return new(number, kind, consent, text, previous, Hash(number, kind, text, previous));
    }

    /// <summary>The words of a use: who was told what when, by which consent.</summary>
    public static string ReadText(Guid consent, string bankName, string reader, DateTimeOffset at, IEnumerable<ToldField> fields)
    {
        var text = new StringBuilder("瀛洲公共数据读取记录（第 1 版）");
        text.Append(CultureInfo.InvariantCulture, $"\n授权编号：{consent:D}\n读取：{bankName}（{reader}）\n时间：{Instant(at)}");
        foreach (var field in fields)
            text.Append(CultureInfo.InvariantCulture, $"\n数据：{field.Name}｜{Plain(field.Title)}｜{Plain(field.Answer)}");
        return text.ToString();
    }

    /// <summary>
    /// 对账: the chain holds; every use stands on a consent that was given before, covers each field and was live at that time; every use has its receipts and every receipt its use.
    /// </summary>
    /// <param name="lines">In their order.</param>
    /// <param name="consents">As they are kept now, by id.</param>
    public static IReadOnlyList<LedgerProblem> Audit(
        IReadOnlyList<LedgerLine> lines,
        IReadOnlyDictionary<Guid, ConsentScope> consents,
        IReadOnlyCollection<KeptReceipt> receipts
    )
    {
        var problems = new List<LedgerProblem>();
        var (given, withdrawn) = (new HashSet<Guid>(), new HashSet<Guid>());
        var told = new HashSet<(Guid, string, string, string)>();
        var last = (LedgerLine?)null;
        foreach (var line in lines)
        {
            if (line != Next(last, line.Kind, line.Consent, line.Text))
                problems.Add(new(line.Number, "与前一条接不上，或内容被改过"));
            last = line;
            if (line.Kind is LedgerKind.Given)
                given.Add(line.Consent);
            else if (line.Kind is LedgerKind.Withdrawn)
                withdrawn.Add(line.Consent);
            else
                problems.AddRange(Uncovered(line).Select(what => new LedgerProblem(line.Number, what)));
        }
        var kept = receipts.Select(one => (one.Consent, Plain(one.Title), Plain(one.Answer), Instant(one.At))).ToHashSet();
        problems.AddRange(told.Except(kept).Select(one => new LedgerProblem(0, $"“{one.Item2}”在 {one.Item4} 的读取没有回执")));
        problems.AddRange(kept.Except(told).Select(one => new LedgerProblem(0, $"“{one.Item2}”在 {one.Item4} 的回执账本上没有")));
        return problems;

        IEnumerable<string> Uncovered(LedgerLine line)
        {
            if (!given.Contains(line.Consent))
                yield return "读取之前没有授权";
            if (withdrawn.Contains(line.Consent))
                yield return "授权撤回之后还在读取";
            var at = AtOf(line.Text);
            if (at is not { } instant)
            {
                yield return "读取记录没有写明时间";
                yield break;
            }
            var scope = consents.GetValueOrDefault(line.Consent);
            // Whether it was before the withdrawal the order of the lines says. Written to the second: an instant within the second of the beginning is not before it.
            if (scope is not null && (instant.AddSeconds(1) <= scope.From || instant > (scope with { WithdrawnAt = null }).Until))
                yield return "读取时授权不在有效期内";
            foreach (var field in FieldsOf(line.Text))
            {
                told.Add((line.Consent, field.Title, field.Answer, Instant(instant)));
                if (scope is null || !scope.Fields.Contains(field.Name))
                    yield return $"“{field.Title}”不在授权范围";
            }
        }
    }

    static DateTimeOffset? AtOf(string text) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith("时间：", StringComparison.Ordinal)) is { } line
        && DateTimeOffset.TryParseExact(
            line["时间：".Length..],
            Time,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    static IEnumerable<ToldField> FieldsOf(string text) =>
        text.Split('\n')
            .Where(line => line.StartsWith("数据：", StringComparison.Ordinal))
            .Select(line => line["数据：".Length..].Split('｜'))
            .Where(parts => parts.Length == 3)
            .Select(parts => new ToldField(parts[0], parts[1], parts[2]));

    // To the second, as the words of a consent: databases keep fractions differently.
    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    // A name or a value must not look like another line.
    static string Plain(string text) => text.ReplaceLineEndings(" ").Replace('｜', '|');
}
