using Yingzhou.Apps.Services.EnterpriseServices.Sizing;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Languages.Feel;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Services.EnterpriseServices.Content;

/// <summary>The city's policies as its folder <c>policies/</c> has them: fact dictionary, size table, clauses. Checked as a whole; nothing unsound goes live.</summary>
sealed record PoliciesContent(FactDictionary Facts, SizeTable Sizes, IReadOnlyList<PolicyFile> Policies, IReadOnlyList<Clause> Clauses)
{
    const int LeastCases = 3;

    public Clause? Find(string id) => Clauses.FirstOrDefault(clause => clause.Id == id);

    public IEnumerable<(string One, string Other)> Conflicts =>
        from one in Clauses
        from other in Clauses
        where string.CompareOrdinal(one.Id, other.Id) < 0 && one.Excludes(other)
        select (one.Id, other.Id);

    /// <param name="isDepartment">Whether the city has a department with this id.</param>
    public static ContentReading<PoliciesContent> Read(CityContent city, Predicate<string> isDepartment)
    {
        var reader = new ContentReader(city);
        var facts = reader.One<FactsFile>("policies/facts.json");
        var sizes = reader.One<SizeTable>("policies/size-classes.json");
        var policies = reader.All<PolicyFile>("policies", ".policy.json");
        if (facts is null || sizes is null || reader.Problems.Count > 0)
            return new(null, reader.Problems);
        var problems = new List<ContentProblem>();
        problems.AddRange(Doubles(facts, facts.Content.Facts.Select(fact => fact.Name), "facts", "事实"));
        foreach (var (index, fact) in facts.Content.Facts.Index().Where(entry => !isDepartment(entry.Item.Owner)))
            problems.Add(facts.Problem($"facts[{index}].owner", $"没有部门 {fact.Owner}"));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (problems.Count > 0)
            return new(null, problems);
        var dictionary = new FactDictionary(facts.Content.Facts);
        var clauses = new List<Clause>();
        foreach (var policy in policies)
        {
            if (!isDepartment(policy.Content.IssuedBy))
                problems.Add(policy.Problem("issuedBy", $"没有部门 {policy.Content.IssuedBy}"));
            foreach (var (index, file) in policy.Content.Clauses.Index())
            {
                var found = new ClauseCheck(policy, $"clauses[{index}]", dictionary, isDepartment).Run(file, problems);
                if (!ids.Add(file.Id))
                    problems.Add(policy.Problem($"clauses[{index}].id", $"条款 {file.Id} 重复"));
                if (found is not null)
                    clauses.Add(found);
            }
        }
        return new(new(dictionary, sizes.Content, [.. policies.Select(policy => policy.Content)], clauses), problems);
    }

    static IEnumerable<ContentProblem> Doubles<T>(ContentFile<T> file, IEnumerable<string> names, string path, string what) =>
        names
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => file.Problem(path, $"{what} {group.Key} 重复"));

    /// <summary>What must be right with one clause before it may decide about anybody.</summary>
    sealed class ClauseCheck(ContentFile<PolicyFile> policy, string path, FactDictionary facts, Predicate<string> isDepartment)
    {
        public Clause? Run(ClauseFile file, List<ContentProblem> problems)
        {
            void Say(string field, string rule) => problems.Add(policy.Problem($"{path}.{field}", rule));
            if (!isDepartment(file.Office))
                Say("office", $"没有部门 {file.Office}");
            if (file.From > file.To)
                Say("from", "生效日期晚于失效日期");
            if (file.Window.Opens > file.Window.Closes)
                Say("window", "申报开始日期晚于截止日期");
            if (file.CapYuan <= 0)
                Say("capYuan", "上限应大于零");
            if (file.PerYear < 1)
                Say("perYear", "每年次数至少为 1");
            if (file.PayMonth is < 1 or > 12)
                Say("payMonth", "兑付月份应为 1 至 12");
            if (file.Cases.Count < LeastCases)
                Say("cases", $"每个条款至少要有 {LeastCases} 个测试用例（符合、不符合、边界）");
            if (file.Route is ClauseRoute.NoApplication && file.Discretion)
                Say("discretion", "需要人工评审的条款不能免申即享");
            var criterion = Criterion.Compile(file.Condition, facts);
            if (criterion.Fault is { } broken)
                Say("condition", broken.Detail);
            var benefit = FeelExpression.Parse(file.Benefit);
            if (benefit.Value is null)
                Say("benefit", $"不是合法的 FEEL：{string.Join("；", benefit.Errors)}");
            foreach (var name in benefit.Value?.Variables.Where(name => !facts.Knows(name)) ?? [])
                Say("benefit", $"用了事实字典里没有的“{name}”");
            if (criterion.Fault is not null || benefit.Value is null)
                return null;
            var clause = new Clause(policy.Content, file, criterion.Value, benefit.Value);
            foreach (var (index, one) in file.Cases.Index())
                Try(clause, one, (field, rule) => Say($"cases[{index}].{field}", rule));
            return clause;
        }

        void Try(Clause clause, ClauseCase one, Action<string, string> say)
        {
            var at = CityTime.StartOf(clause.File.From);
            var known = new List<Fact>();
            foreach (var (name, value) in one.Facts)
                if (facts.Find(name) is not { } definition)
                    say($"facts.{name}", "事实字典里没有这个事实");
                else if (FactReading.ToFeel(definition, value) is not { } feel)
                    say($"facts.{name}", $"应为{FactReading.Describe(definition)}，不能是 {value.GetRawText()}");
                else
                    known.Add(new(name, feel, definition.Dataset, at));
            var sheet = new FactSheet(known, at);
            var verdict = clause.Criterion.Judge(sheet).Verdict;
            if (verdict.ToString() != one.Verdict.ToString())
                say("verdict", $"用例“{one.Name}”应为 {one.Verdict}，实际判为 {verdict}");
            else if (verdict is Verdict.Entitled && clause.Amount(sheet)?.Yuan != one.AmountYuan)
                say("amountYuan", $"用例“{one.Name}”应得 {one.AmountYuan} 元，实际算出 {clause.Amount(sheet)?.Yuan} 元");
        }
    }
}
