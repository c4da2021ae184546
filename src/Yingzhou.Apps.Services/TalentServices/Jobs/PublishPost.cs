using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <summary>A post as an employer types it: everything is text until it has been checked.</summary>
/// <param name="Skills">Words, parted by 、 or commas; each must be in the skill tree.</param>
/// <param name="Occupation">Code of 职业分类大典: 4-03-02-01.</param>
sealed record PublishPostRequest(
    string? Title,
    string? Occupation,
    string? Island,
    string? Skills,
    string? Licences,
    string? Years,
    string? Education,
    string? SalaryFrom,
    string? SalaryTo,
    string? Headcount,
    bool SpouseJob,
    string? Text,
    string? Key
);

/// <summary>发布岗位: every field is checked and told at once; a post that discriminates is not published, and the sentence is named (a10 §7).</summary>
sealed partial class PublishPost(CityContext city, CityStep step, TalentContent content, WhoAmI who)
{
    const int LongestText = 3_000;
    const decimal HighestSalary = 1_000_000;

    static readonly Fault NotAnEmployer = new("talent.not-an-employer", "发布岗位要以企业身份登录，请先换成企业身份。", 403);

    /// <returns>All that is wrong; nothing when it is published.</returns>
    public async Task<IReadOnlyList<Fault>> Run(PublishPostRequest request, Subject employer, CancellationToken cancel)
    {
        if (employer.PartyKey is not { } key || who.UsccOf(employer) is not { } uscc)
            return [NotAnEmployer];
        var (post, faults) = Check(request, employer.PartyName, uscc);
        if (faults.Count > 0)
            return faults;
        city.Actors.Current = employer.AsActor();
        var done = await step.RunOnce(
            nameof(PublishPost),
            request.Key,
            () =>
            {
                var published = new PublishedPost
                {
                    Region = "3309",
                    EmployerKey = key,
                    Post = JsonSerializer.Serialize(post),
                    PublishedOn = city.Clock.GetUtcNow().Day(),
                };
                city.Add(published);
                return Task.FromResult<Outcome<Guid>>(published.Id);
            },
            cancel
        );
        return done.Fault is { } fault ? [fault] : [];
    }

    public Task<Outcome<Done>> Close(Guid id, Subject employer, CancellationToken cancel)
    {
        city.Actors.Current = employer.AsActor();
        return step.Run<Done>(
            "ClosePost",
            async () =>
                await city.Set<PublishedPost>().FindAsync([id], cancel) is not { } post || post.EmployerKey != employer.PartyKey
                    ? new Fault("talent.unknown-post", "没有这个岗位，或不是您单位发布的。", 404)
                : post.Close(city.Clock.GetUtcNow().Day()) is { } fault ? fault
                : Done.It,
            cancel
        );
    }

    (JobPost? Post, IReadOnlyList<Fault> Faults) Check(PublishPostRequest request, string employer, string uscc)
    {
        var faults = new List<Fault>();
        void Say(string field, Fault fault) => faults.Add(fault with { Field = field });
        var title = request.Title?.Trim() ?? "";
        if (title.Length is 0 or > 40)
            Say("title", PostFaults.Title);
        var occupation = request.Occupation?.Trim() ?? "";
        if (!OccupationCode.IsMatch(occupation))
            Say("occupation", PostFaults.Occupation);
        if (request.Island is null || !content.Islands.ContainsKey(request.Island))
            Say("island", PostFaults.Island);
        var words = Words(request.Skills);
        var skills = words.ConvertAll(word => (Word: word, Id: content.Tree.Find(word)));
        if (words.Count == 0)
            Say("skills", PostFaults.NoSkill);
        foreach (var (word, _) in skills.Where(one => one.Id is null).Take(1))
            Say("skills", PostFaults.UnknownSkill(word));
        if (!double.TryParse(request.Years, NumberStyles.Float, CultureInfo.InvariantCulture, out var years) || years is < 0 or > 50)
            Say("years", PostFaults.Years);
        if (!Enum.TryParse<Education>(request.Education, out var education) || !Enum.IsDefined(education))
            Say("education", PostFaults.Education);
        var (from, to) = (Yuan(request.SalaryFrom), Yuan(request.SalaryTo));
        if (from is null)
            Say("salaryFrom", PostFaults.Salary);
        else if (to is null || to < from)
            Say("salaryTo", PostFaults.SalaryRange);
        if (
            !int.TryParse(request.Headcount, NumberStyles.None, CultureInfo.InvariantCulture, out var headcount)
            || headcount is < 1 or > 999
        )
            Say("headcount", PostFaults.Headcount);
        var text = request.Text?.Trim() ?? "";
        if (text.Length is < 10 or > LongestText)
            Say("text", PostFaults.Text(text.Length, LongestText));
        // The title discriminates as well as the text does.
        foreach (var sentence in content.Words.Check($"{title}。\n{text}"))
            Say("text", PostFaults.Discriminates(sentence));
        return faults.Count > 0
            ? (null, faults)
            : (
                new JobPost(
                    $"p-{Guid.CreateVersion7():N}",
                    title,
                    employer,
                    uscc,
                    occupation,
                    request.Island!,
                    [.. skills.Select(one => one.Id!).Distinct().Select(id => new WantedSkill(id))],
                    Words(request.Licences),
                    years,
                    education,
                    from!.Value,
                    to!.Value,
                    headcount,
                    request.SpouseJob,
                    text
                ),
                []
            );
    }

    static decimal? Yuan(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) && yuan is > 0 and <= HighestSalary
            ? yuan
            : null;

    static List<string> Words(string? text) =>
        [.. (text ?? "").Split(['、', '，', ',', '；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    [GeneratedRegex(@"^\d-\d{2}-\d{2}-\d{2}$")]
    static partial Regex OccupationCode { get; }
}

/// <summary>What may be wrong with a post.</summary>
static class PostFaults
{
    public static readonly Fault Title = new("talent.post-title", "请写岗位名称，不超过 40 字。");

    public static readonly Fault Occupation = new("talent.post-occupation", "职业代码按职业分类大典填写，形如 4-03-02-01。");

    public static readonly Fault Island = new("talent.post-island", "请选择岗位在哪个岛。");

    public static readonly Fault NoSkill = new("talent.post-skills", "请至少写一项需要的技能。");

    public static readonly Fault Years = new("talent.post-years", "工作年限应为 0 到 50 的数。");

    public static readonly Fault Education = new("talent.post-education", "请选择学历要求。");

    public static readonly Fault Salary = new("talent.post-salary", "请写月薪下限，大于 0、不超过 100 万元。");

    public static readonly Fault SalaryRange = new("talent.post-salary-range", "月薪上限应不低于下限。");

    public static readonly Fault Headcount = new("talent.post-headcount", "招聘人数应为 1 到 999。");

    public static Fault UnknownSkill(string word) =>
        new("talent.post-unknown-skill", $"技能库里没有“{word}”，请换一个说法，或写更一般的技能。");

    public static Fault Text(int length, int longest) => new("talent.post-text", $"岗位说明应为 10 到 {longest} 字，现有 {length} 字。");

    public static Fault Discriminates(ForbiddenSentence sentence) =>
        new("talent.post-discriminates", $"不能发布：“{sentence.Sentence}”中的“{sentence.Words}”，{sentence.Why}。");
}
