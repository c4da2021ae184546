using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>A part of a tree, the questions asked in it and the cases it leaves unsettled, both weighted by the share of cases.</summary>
readonly record struct Planned(GuideStep Step, double Asked, double Unsettled)
{
    const double Noise = 1e-12;

    // A tree that leaves something open asks little; what it settles counts first.
    public bool IsBetterThan(Planned other) =>
        Unsettled < other.Unsettled - Noise || (Unsettled < other.Unsettled + Noise && Asked < other.Asked - Noise);
}

/// <summary>Chooses questions: exhaustively, remembering what it has solved, until the budget is spent; from then on by information gain.</summary>
sealed class QuestionPlanner(IReadOnlyList<GuideQuestion> questions)
{
    // Past this many different remainders the search is given up. Own choice: half a second for 40 questions on 50 situations.
    const int Budget = 2_000;

    const double Nothing = 1e-12;

    readonly Dictionary<string, Planned> solved = [];

    public Planned Plan(IReadOnlyList<Weighed> remaining)
    {
        var materials = MaterialList.Of(remaining.Select(one => one.Situation));
        if (MaterialGroups.AreSettled(remaining))
            return new(new GuideEnd(materials), 0, 0);

        var key = string.Join(
            ';',
            remaining.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Situation.Id}:{one.Weight:R}"))
        );
        if (!solved.TryGetValue(key, out var planned))
            solved[key] = planned = Choose(remaining, materials);
        return planned;
    }

    Planned Choose(IReadOnlyList<Weighed> remaining, MaterialList materials)
    {
        var useful = questions
            .Select(question => (Question: question, Branches: Split(remaining, question)))
            .Where(one => one.Branches.Count > 1)
            .Select(one => (one.Question, one.Branches, Gain: Gain(remaining, one.Branches)))
            .OrderByDescending(one => one.Question.KnownFromData && one.Gain > Nothing)
            .ThenByDescending(one => one.Gain)
            .ThenBy(one => one.Question.Id, StringComparer.Ordinal)
            .ToList();
        if (useful.Count == 0)
            return new(new GuideEnd(materials), 0, remaining.Sum(one => one.Weight));

        // What a register knows is free and never hurts, so it is looked up before anyone is asked.
        var best = Ask(useful[0].Question, useful[0].Branches, remaining, materials);
        if (useful[0] is { Question.KnownFromData: true, Gain: > Nothing })
            return best;

        foreach (var candidate in useful.Skip(1).TakeWhile(_ => solved.Count < Budget))
        {
            var planned = Ask(candidate.Question, candidate.Branches, remaining, materials);
            if (planned.IsBetterThan(best))
                best = planned;
        }

        return best;
    }

    Planned Ask(
        GuideQuestion question,
        SortedDictionary<string, List<Weighed>> branches,
        IReadOnlyList<Weighed> remaining,
        MaterialList materials
    )
    {
        var planned = branches.ToDictionary(branch => branch.Key, branch => Plan(branch.Value));
        var asked = question.KnownFromData ? 0 : remaining.Sum(one => one.Weight);
        return new(
            new GuideAsk(question, planned.ToDictionary(branch => branch.Key, branch => branch.Value.Step), materials),
            asked + planned.Values.Sum(branch => branch.Asked),
            planned.Values.Sum(branch => branch.Unsettled)
        );
    }

    // A situation that may answer either way goes down every branch with an equal part of its cases.
    static SortedDictionary<string, List<Weighed>> Split(IReadOnlyList<Weighed> remaining, GuideQuestion question)
    {
        var branches = new SortedDictionary<string, List<Weighed>>(StringComparer.Ordinal);
        foreach (var one in remaining)
            if (question.Answers.TryGetValue(one.Situation.Id, out var answer))
                branches[answer] = [];
        foreach (var one in remaining)
            if (question.Answers.TryGetValue(one.Situation.Id, out var answer))
                branches[answer].Add(one);
            else
                foreach (var branch in branches.Values)
                    branch.Add(one with { Weight = one.Weight / branches.Count });
        return branches;
    }

    static double Gain(IReadOnlyList<Weighed> remaining, SortedDictionary<string, List<Weighed>> branches)
    {
        var total = remaining.Sum(one => one.Weight);
        var after = branches.Values.Sum(branch =>
            branch.Sum(one => one.Weight) / total * Information.EntropyBits(MaterialGroups.Weights(branch))
        );
        return Information.EntropyBits(MaterialGroups.Weights(remaining)) - after;
    }
}
