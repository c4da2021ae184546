namespace Yingzhou.Foundation.Modules;

/// <summary>The place in the plan that an application answers: chapter and box (专栏).</summary>
/// <param name="Chapter">三 to 九 as 3 to 9: the chapters of the plan that ask for systems.</param>
/// <param name="Box">Number of the box within the chapter; 0 when the running text of the chapter asks for it.</param>
public readonly record struct PlanSection(int Chapter, int Box = 0) : IComparable<PlanSection>
{
    static readonly Dictionary<int, int> BoxesOfChapter = new()
    {
        [3] = 1,
        [4] = 3,
        [5] = 4,
        [6] = 3,
        [7] = 2,
        [8] = 0,
        [9] = 0,
    };

    public bool IsInPlan => BoxesOfChapter.TryGetValue(Chapter, out var boxes) && Box >= 0 && Box <= boxes;

    public int CompareTo(PlanSection other) => (Chapter, Box).CompareTo((other.Chapter, other.Box));

    public override string ToString() => Box == 0 ? $"第{"零一二三四五六七八九"[Chapter % 10]}章" : $"专栏 {Chapter}-{Box}";

    public static bool operator <(PlanSection left, PlanSection right) => left.CompareTo(right) < 0;

    public static bool operator >(PlanSection left, PlanSection right) => left.CompareTo(right) > 0;

    public static bool operator <=(PlanSection left, PlanSection right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PlanSection left, PlanSection right) => left.CompareTo(right) >= 0;
}
