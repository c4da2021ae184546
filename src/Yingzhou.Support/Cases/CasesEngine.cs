using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing;
using Yingzhou.Foundation.Content;
using Yingzhou.Foundation.Jobs;
using Yingzhou.Foundation.Modules;
using Yingzhou.Foundation.Starting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Http;
using Yingzhou.Support.Cases.Reading;
using Yingzhou.Support.Cases.Storage;
using Yingzhou.Support.Modelling;
using Yingzhou.Support.Notices;
using Yingzhou.Support.Process;
using Yingzhou.Support.SubjectAccess;

namespace Yingzhou.Support.Cases;

/// <summary>办件引擎: items, bundles, cases, clocks, supplements, ratings.</summary>
public sealed class CasesEngine : Engine
{
    public override string Id => "cases";

    public override string Title => "办件引擎";

    public override IReadOnlyList<string> Needs =>
        ["process", "rules", "forms", "releases", "permission", "organisation", "identity", "notices", "credentials", "subject-access"];

    public override IReadOnlyList<MenuEntry> Menu =>
        [
            new("今日", "/desk", Ends.Official, Icon: "Home"),
            new("待办", "/desk/inbox", Ends.Official, Icon: "Inbox"),
            new("已办", "/desk/handled", Ends.Official, Icon: "Check"),
            new("抄送给我", "/desk/copies", Ends.Official, Icon: "Send"),
            new("办件", "/desk/cases", Ends.Official, Icon: "Document"),
            new("差评整改", "/desk/ratings", Ends.Official, [CaseRights.CallBack], "Star"),
            new("委托与代岗", "/desk/delegation", Ends.Official, Icon: "People"),
            new("驾驶舱", "/cockpit", Ends.Official, [CaseRights.ReadStatistics], "Chart"),
        ];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddTables<CaseTables>();
        services
            .AddEvidence<CaseFinished>(
                "cases.finished",
                "办件办结",
                e =>
                    new("", e.Number)
                    {
                        About = e.ItemCode,
                        Unit = e.Unit,
                        Payload = e,
                    }
            )
            .AddEvidence<CommitmentBroken>(
                "cases.commitment-broken",
                "承诺不实",
                e =>
                    new("", e.Number)
                    {
                        About = e.ItemCode,
                        Unit = e.Unit,
                        Payload = e,
                    }
            );
        services.AddContent(provider =>
            Content.CasesContent.Read(provider.GetRequiredService<CityContent>(), provider.GetRequiredService<OrganisationContent>())
        );
        services.AddContent(provider =>
            CalendarContent.Read(provider.GetRequiredService<CityContent>()).Select(days => new Workdays(days))
        );
        services.AddAtStart<ReleaseContent>();
        services.AddSingleton<IDrawingCheck, CaseDrawings>().AddSingleton<IDrawingUse, CaseDrawings>();
        services.AddJob<DeadlineJob>().AddJob<TimerJob>();
        services.AddGrants(CaseRights.Grants);
        services.AddFourEyes(new FourEyes(CaseRights.Handle("decide"), CaseRights.Apply));
        services.AddSingleton<AnswerConditions>().AddSingleton<ConditionCheck>().AddSingleton<SubjectOfForm>();
        services.AddScoped<IBundlePlans, BundlePlans>();
        services.AddScoped<SubmissionRules>().AddScoped<SubmissionCheck>().AddScoped<SituationGuide>().AddScoped<FormCheck>();
        services
            .AddScoped<CaseStore>()
            .AddScoped<CaseCounts>()
            .AddScoped<CaseDeed>()
            .AddScoped<CaseMoments>()
            .AddScoped<CaseProgress>()
            .AddScoped<CaseTasks>();
        services.AddScoped<TaskLights>().AddScoped<IProcessListener>(provider => provider.GetRequiredService<TaskLights>());
        foreach (var (type, deed) in CaseWork.Types)
            services.AddScoped<IStepWork>(provider => new CaseWork(
                type,
                deed,
                provider.GetRequiredService<CaseStore>(),
                provider.GetRequiredService<CaseMoments>(),
                provider.GetRequiredService<CaseProgress>()
            ));
        services
            .AddScoped<SaveDraft>()
            .AddScoped<SubmitCase>()
            .AddScoped<AgentLimit>()
            .AddScoped<UrgeCase>()
            .AddScoped<AddRating>()
            .AddScoped<CopyCase>()
            .AddScoped<FetchAgain>()
            .AddScoped<CopyQueries>()
            .AddScoped<RequestSupplement>()
            .AddScoped<ReturnSupplement>()
            .AddScoped<WithdrawCase>();
        services.AddScoped<RateCase>().AddScoped<CallBack>().AddScoped<HandleTask>().AddScoped<MoveTask>().AddScoped<RunSpecialProcedure>();
        services.AddScoped<CheckDeadlines>().AddScoped<CommitmentGate>();
        services
            .AddScoped<CaseQueries>()
            .AddScoped<ApplicantQueries>()
            .AddScoped<SimilarQueries>()
            .AddScoped<InboxQueries>()
            .AddScoped<RatingQueries>()
            .AddScoped<DemandQueries>()
            .AddScoped<StatisticsQueries>()
            .AddNotices<CaseNotices>()
            .AddSubjectData<CaseData>();
        services.AddScoped<IExportSource, CaseExports>();
        services.AddScoped<ICases, CaseDesk>().AddScoped<ICaseRegister, RegisterQueries>().AddScoped<ICaseLog, CaseLog>();
        services.AddSingleton<ElementsOfForms>().AddScoped<IPurposeObjects, CasePurposes>();
        services.AddCaseHttp();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapCaseHttp();
}
