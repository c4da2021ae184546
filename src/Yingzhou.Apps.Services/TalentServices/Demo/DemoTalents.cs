using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Awards;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Demo;

/// <summary>
/// A demonstration city gets talents: those with a log-in as their record says, one whose category is public, one that waits for a reviewer, five whose insurance looks like ghost
/// employment; and a fair with the wishes of everybody who has no log-in.
/// </summary>
sealed class DemoTalents(
    CityContext city,
    CityStep step,
    CityPeople people,
    WhoAmI who,
    TalentContent talent,
    RecognitionContent content,
    JobMarket market,
    TalentCertificate certificate,
    Workdays workdays,
    TimeProvider clock
) : IDemoSeed
{
    const string City = "3309";

    public async Task Seed(CancellationToken cancel)
    {
        if (!await city.Set<TalentRecognition>().AnyAsync(cancel))
            await step.Run(nameof(DemoTalents), () => Add(cancel), cancel);
    }

    async Task<Outcome<Done>> Add(CancellationToken cancel)
    {
        await Granted(cancel);
        Waiting();
        Fair();
        return Done.It;
    }

    async Task Granted(CancellationToken cancel)
    {
        foreach (var record in talent.Talents.Values)
        {
            var name = people.Persons.FirstOrDefault(person => person.Login == record.Login)?.Name ?? record.Login;
            var recognition = Recognition(who.KeyOf(record.Login), name, record.Category, "期初转入", record.From);
            recognition.Grant(record.From, record.CategoryValidTo);
            await certificate.Issue(recognition, cancel);
            var award = Award(recognition, "settle-city", record.AwardTotal, record.AwardMonths, record.From);
            award.PaidBefore(record.From.AddMonths(12), record.AwardPaid);
            if (record.Stopped is { } stopped)
                award.Stop(stopped, LeavingReason.Own);
            city.Add(recognition);
            city.Add(award);
        }
        var from = Today.AddMonths(-13);
        foreach (var insured in content.Insurance.Where(one => talent.Talents.Values.All(record => record.Login != one.Person)))
        {
            var recognition = Recognition(who.KeyOf(insured.Person), NameOf(insured.Person), "F", TitleOf("f-graduate"), from);
            recognition.Grant(from, from.AddYears(3));
            await certificate.Issue(recognition, cancel);
            city.Add(recognition);
            city.Add(Award(recognition, "island-allowance", 72_000, 36, from));
        }
    }

    void Waiting()
    {
        var since = Today.AddDays(-1);
        var open = Recognition(who.KeyOf("candidate-07"), NameOf("candidate-07"), "C", TitleOf("c-doctor"), since);
        open.Open();
        open.Publish(RecognitionClock.PublicUntil(workdays, since).Value.Day);
        city.Add(open);

        var waiting = Recognition(
            who.KeyOf("candidate-11"),
            NameOf("candidate-11"),
            "D",
            TitleOf("d-associate"),
            since,
            declared: ("skillLevel", "chief")
        );
        waiting.Open();
        city.Add(waiting);
    }

    void Fair()
    {
        var fair = new JobFair
        {
            Region = City,
            Name = "2026 冬季海岛校园招聘会",
            WishesTo = Today.AddDays(14),
        };
        city.Add(fair);
        foreach (var resume in talent.Resumes.Where(resume => resume.Login is null))
            city.Add(
                new FairWish
                {
                    FairId = fair.Id,
                    Resume = resume.Id,
                    Posts = JsonSerializer.Serialize(
                        market.For(resume).Where(match => match.Score is not null).Take(RunFair.MostWishes).Select(match => match.Post.Id)
                    ),
                    At = clock.GetUtcNow(),
                }
            );
    }

    TalentRecognition Recognition(
        string key,
        string name,
        string category,
        string ground,
        DateOnly on,
        (string Name, string Value)? declared = null
    ) =>
        new()
        {
            Region = City,
            HolderKey = key,
            Holder = Personal.Name(name),
            Category = category,
            Ground = ground,
            Evidence = JsonSerializer.Serialize<IReadOnlyList<EvidenceLine>>(
                declared is { } one ? [new(one.Name, one.Value, "declared", CityTime.StartOf(on), true)] : []
            ),
            Statement = declared is null ? null : "高级技师证书 2024 年取得，登记库还没有更新。",
            SubmittedOn = on,
            DueOn = RecognitionClock.Due(workdays, on, declared is null) is { Succeeded: true, Value: var due } ? due.Day : on,
        };

    static TalentAward Award(TalentRecognition recognition, string policy, decimal total, int months, DateOnly from) =>
        new()
        {
            Region = City,
            HolderKey = recognition.HolderKey,
            Holder = recognition.Holder,
            RecognitionId = recognition.Id,
            PolicyId = policy,
            ExclusiveGroup = policy == "settle-city" ? "settling" : null,
            Title = policy == "settle-city" ? "安家补贴" : "海岛津贴",
            Total = total,
            Months = months,
            StartedOn = from,
        };

    DateOnly Today => clock.GetUtcNow().Day();

    string NameOf(string resume) => talent.Resumes.FirstOrDefault(one => one.Id == resume)?.Name ?? resume;

    string TitleOf(string clause) => content.Clauses.First(one => one.Id == clause).Title;
}
