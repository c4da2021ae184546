namespace Yingzhou.Bench.Matching;

enum Answer
{
    Entitled,
    Near,
    Open,
    NotMet,
}

/// <summary>What one enterprise is known to be: <c>null</c> is unknown; <c>Declared</c> are the names it only says of itself.</summary>
sealed record Firm(IReadOnlyDictionary<string, object?> Facts, IReadOnlySet<string> Declared);

/// <summary>
/// The rules of a08 §3 once more, written to be plain and not fast, without a line of the engine: Kleene by a truth table, near misses by trying every one and every two
/// of the numbers at hand.
/// </summary>
static class Oracle
{
    const int No = -1;
    const int Unknown = 0;
    const int Sure = 1;

    public static Answer Judge(Clause clause, Firm firm)
    {
        var known = firm
            .Facts.Where(fact => fact.Value is not null && !firm.Declared.Contains(fact.Key))
            .ToDictionary(fact => fact.Key, fact => fact.Value!);
        var said = firm.Facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Key, fact => fact.Value!);
        var byRegisters = Truth(clause, known, []);
        if (byRegisters == Sure)
            return Answer.Entitled;
        if (byRegisters == Unknown && Truth(clause, said, []) != No)
            return Answer.Open;
        return IsNear(clause, said, known) ? Answer.Near : Answer.NotMet;
    }

    static int Truth(Clause clause, Dictionary<string, object> facts, Dictionary<string, decimal> measures)
    {
        switch (clause)
        {
            case Limit limit:
                return Measure(limit, facts, measures) is { } value ? (Compare(value, limit.Operator, limit.Number) ? Sure : No) : Unknown;
            case Yes yes:
                return facts.TryGetValue(yes.Fact, out var truth) ? ((bool)truth ? Sure : No) : Unknown;
            case OneOf one:
                return facts.TryGetValue(one.Fact, out var word) ? (one.Words.Contains((string)word) ? Sure : No) : Unknown;
            case Never never:
                return -Truth(never.Part, facts, measures);
            case Both both:
                var anyUnknown = false;
                foreach (var part in both.Parts)
                {
                    var truthOfPart = Truth(part, facts, measures);
                    if (truthOfPart == No)
                        return No;
                    anyUnknown |= truthOfPart == Unknown;
                }
                return anyUnknown ? Unknown : Sure;
            case Either either:
                var someUnknown = false;
                foreach (var part in either.Parts)
                {
                    var truthOfPart = Truth(part, facts, measures);
                    if (truthOfPart == Sure)
                        return Sure;
                    someUnknown |= truthOfPart == Unknown;
                }
                return someUnknown ? Unknown : No;
            default:
                throw new InvalidOperationException(clause.ToString());
        }
    }

    static decimal? Measure(Limit limit, Dictionary<string, object> facts, Dictionary<string, decimal> measures)
    {
        if (measures.TryGetValue(limit.Measure, out var moved))
            return moved;
        if (!facts.TryGetValue(limit.Fact, out var number))
            return null;
        if (limit.Over is null)
            return (decimal)number;
        return facts.TryGetValue(limit.Over, out var divisor) && (decimal)divisor != 0 ? (decimal)number / (decimal)divisor : null;
    }

    static bool Compare(decimal value, string operation, decimal limit) =>
        operation switch
        {
            ">=" => value >= limit,
            ">" => value > limit,
            "<=" => value <= limit,
            "<" => value < limit,
            _ => throw new InvalidOperationException(operation),
        };

    static bool IsNear(Clause clause, Dictionary<string, object> said, Dictionary<string, object> known)
    {
        var moves = new List<(Limit Limit, decimal To)>();
        foreach (var (limit, wanted) in Limits(clause, true))
        {
            if (limit.Number == 0 || Measure(limit, said, []) is not { } value || Compare(value, limit.Operator, limit.Number) == wanted)
                continue;
            if (Math.Abs(value - limit.Number) > Math.Abs(limit.Number) / 10)
                continue;
            var unit = 1m;
            while (decimal.Truncate(value / unit) != value / unit || decimal.Truncate(limit.Number / unit) != limit.Number / unit)
                unit /= 10;
            // The nearest value on the wanted side: the limit itself or the one beside it.
            foreach (var to in new[] { limit.Number, limit.Number - unit, limit.Number + unit })
                if (Compare(to, limit.Operator, limit.Number) == wanted)
                {
                    moves.Add((limit, to));
                    break;
                }
        }
        for (var i = 0; i < moves.Count; i++)
        for (var j = i; j < moves.Count; j++)
            if (
                (i == j || moves[i].Limit.Measure != moves[j].Limit.Measure)
                && Truth(clause, After(known, moves[i], moves[j], out var measures), measures) == Sure
            )
                return true;
        return false;
    }

    static Dictionary<string, object> After(
        Dictionary<string, object> facts,
        (Limit Limit, decimal To) one,
        (Limit Limit, decimal To) other,
        out Dictionary<string, decimal> measures
    )
    {
        var moved = new Dictionary<string, object>(facts);
        measures = [];
        foreach (var (limit, to) in new[] { one, other })
            if (limit.Over is null)
                moved[limit.Fact] = to;
            else
                measures[limit.Measure] = to;
        return moved;
    }

    static IEnumerable<(Limit Limit, bool Wanted)> Limits(Clause clause, bool wanted) =>
        clause switch
        {
            Limit limit => [(limit, wanted)],
            Never never => Limits(never.Part, !wanted),
            Both both => both.Parts.SelectMany(part => Limits(part, wanted)),
            Either either => either.Parts.SelectMany(part => Limits(part, wanted)),
            _ => [],
        };
}
