using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Apps.Services.TalentServices.Jobs;
using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>As it was typed.</summary>
/// <param name="Employer">统一社会信用代码.</param>
/// <param name="Held">Code of the title one has; <c>none</c> for none.</param>
sealed record ApplyForTitleRequest(
    string? Level,
    string? Employer,
    string? Education,
    string? Held,
    string? Years,
    string? Hours,
    string? Work,
    string? Text,
    string? Key
);

/// <summary>职称申报: by oneself, confirmed by the employer; every field is judged at once.</summary>
sealed class ApplyForTitle(CityContext city, CityStep step, TalentContent content, PersonalCipher cipher, Workdays workdays)
{
    public const string NoTitle = "none";

    const string Home = "3309";
    const int LongestTitle = 100;

    public async Task<IReadOnlyList<TitleApplication>> Mine(Subject person, CancellationToken cancel) =>
        person is { Kind: SubjectKind.Citizen, PersonKey: { } key }
            ? await city.Set<TitleApplication>()
                .AsNoTracking()
                .Where(one => one.HolderKey == key)
                .OrderByDescending(one => one.Id)
                .ToListAsync(cancel)
            : [];

    /// <summary>Those that name the employer somebody acts for: what waits for it first.</summary>
    public async Task<IReadOnlyList<TitleApplication>> OfEmployer(Subject employer, CancellationToken cancel) =>
        employer is { Kind: SubjectKind.Enterprise, PartyKey: { } key }
            ?
            [
                .. (await city.Set<TitleApplication>().AsNoTracking().Where(one => one.EmployerKey == key).ToListAsync(cancel))
                    .OrderBy(one => one.Status)
                    .ThenByDescending(one => one.Id),
            ]
            : [];

    /// <summary>单位公示 that runs now.</summary>
    public async Task<IReadOnlyList<TitleApplication>> Public(CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        return await city.Set<TitleApplication>()
            .AsNoTracking()
            .Where(one => one.Status == TitleApplicationStatus.UnitPublic && one.PublicUntil >= today)
            .OrderBy(one => one.PublicUntil)
            .Take(200)
            .ToListAsync(cancel);
    }

    /// <returns>All that is wrong; nothing when it is handed in.</returns>
    public async Task<IReadOnlyList<Fault>> Run(ApplyForTitleRequest request, Subject person, CancellationToken cancel)
    {
        if (person is not { Kind: SubjectKind.Citizen, PersonKey: { } holder })
            return [TitleApplicationFaults.NotAPerson];
        var (application, faults) = Check(request, person, holder);
        if (application is null)
            return faults;
        city.Actors.Current = person.AsActor();
        var done = await step.RunOnce<Guid>(
            nameof(ApplyForTitle),
            request.Key,
            async () =>
            {
                application.Open();
                if (await city.Set<TitleApplication>().AnyAsync(one => one.OpenKey == application.OpenKey, cancel))
                    return TitleApplicationFaults.OpenAlready;
                city.Add(application);
                return application.Id;
            },
            cancel
        );
        return done.Fault is { } fault ? [fault] : [];
    }

    public Task<Outcome<Done>> Withdraw(Guid id, Subject person, CancellationToken cancel) =>
        Deed(
            "WithdrawTitleApplication",
            id,
            person,
            one => one.HolderKey == person.PersonKey && person.Kind is SubjectKind.Citizen,
            one => one.Withdraw(),
            cancel
        );

    public Task<Outcome<Done>> Confirm(Guid id, Subject employer, CancellationToken cancel)
    {
        var until = RecognitionClock.PublicUntil(workdays, city.Clock.GetUtcNow().Day());
        return until.Fault is { } beyond
            ? Task.FromResult<Outcome<Done>>(beyond)
            : Deed(
                "ConfirmTitleApplication",
                id,
                employer,
                one => IsEmployer(one, employer),
                one => one.Confirm(employer.PartyName, until.Value.Day),
                cancel
            );
    }

    public Task<Outcome<Done>> Return(Guid id, string? reason, Subject employer, CancellationToken cancel) =>
        Deed("ReturnTitleApplication", id, employer, one => IsEmployer(one, employer), one => one.Return(reason), cancel);

    static bool IsEmployer(TitleApplication one, Subject who) => who.Kind is SubjectKind.Enterprise && who.PartyKey == one.EmployerKey;

    Task<Outcome<Done>> Deed(
        string doing,
        Guid id,
        Subject who,
        Func<TitleApplication, bool> may,
        Func<TitleApplication, Fault?> deed,
        CancellationToken cancel
    )
    {
        city.Actors.Current = who.AsActor();
        return step.Run<Done>(
            doing,
            async () =>
                await city.Set<TitleApplication>().FindAsync([id], cancel) is not { } one || !may(one) ? TitleApplicationFaults.Unknown
                : deed(one) is { } fault ? fault
                : Done.It,
            cancel
        );
    }

    (TitleApplication? Application, IReadOnlyList<Fault> Faults) Check(ApplyForTitleRequest request, Subject person, string holder)
    {
        var faults = new List<Fault>();
        if (content.Conditions.All(one => one.Level != request.Level))
            faults.Add(TitleApplicationFaults.Level);
        var employer = Uscc.Parse(request.Employer?.Trim());
        if (employer.Fault is { } wrong)
            faults.Add(wrong with { Field = "employer" });
        if (!Enum.TryParse<Education>(request.Education, out var education) || !Enum.IsDefined(education))
            faults.Add(TitleApplicationFaults.Education);
        if (request.Held != NoTitle && content.Conditions.All(one => one.LowerTitle != request.Held))
            faults.Add(TitleApplicationFaults.Held);
        if (
            !double.TryParse(request.Years, NumberStyles.Float, CultureInfo.InvariantCulture, out var years)
            || years is not (>= 0 and <= 50)
        )
            faults.Add(TitleApplicationFaults.Years);
        if (!int.TryParse(request.Hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 2000)
            faults.Add(TitleApplicationFaults.Hours);
        var (work, text) = (request.Work?.Trim() ?? "", request.Text?.Trim() ?? "");
        if (work.Length is 0 or > LongestTitle)
            faults.Add(TitleApplicationFaults.WorkTitle);
        if (text.Length is < 100 or > 20_000)
            faults.Add(TitleApplicationFaults.WorkText(text.Length));
        return faults.Count > 0
            ? (null, faults)
            : (
                new TitleApplication
                {
                    Region = Home,
                    HolderKey = holder,
                    Holder = Personal.Name(person.PartyName),
                    EmployerKey = cipher.PartyKey(employer.Value.Code),
                    Level = request.Level!,
                    Declared = JsonSerializer.Serialize(new TitleRecord(request.Level!, education, request.Held!, years, hours)),
                    Works = JsonSerializer.Serialize<TitleWork[]>([new(work, text)]),
                },
                []
            );
    }
}
