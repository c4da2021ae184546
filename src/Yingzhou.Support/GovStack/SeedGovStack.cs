using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.GovStack.Content;
using Yingzhou.Support.GovStack.Members;
using Yingzhou.Support.GovStack.Registration;

namespace Yingzhou.Support.GovStack;

/// <summary>
/// Hands in, through the cases engine, the applications by whose ids a foreign test suite asks (<c>demo/govstack.json</c>). Their id is the idempotency key: the next
/// start hands in nothing and learns the same cases again.
/// </summary>
public sealed class SeedGovStack(IServiceProvider provider, IServiceScopeFactory scopes) : IDemoSeed
{
    public async Task Seed(CancellationToken cancel)
    {
        var content = provider.GetRequiredService<GovStackContent>();
        if (content.Unnamed is not { } member)
            return;
        foreach (var file in content.Files)
        {
            await using var scope = scopes.CreateAsyncScope();
            await HandIn(file, member, scope.ServiceProvider, cancel);
        }
    }

    static async Task HandIn(HandedInBefore file, GovStackMember member, IServiceProvider services, CancellationToken cancel)
    {
        var organisation = services.GetRequiredService<IOrganisation>();
        var caller = Caller.Of(member, organisation.Official(member.Official)!, organisation.PostsOf(member.Official));
        var cases = services.GetRequiredService<ICases>();
        var item = cases.Content.Items[file.Item];
        var applicant = Applicants.Of(
            file.ApplicantId,
            file.ApplicationName,
            item,
            caller,
            services.GetRequiredService<PersonalCipher>(),
            services.GetRequiredService<TimeProvider>().GetUtcNow().Day()
        );
        var noted = new Noted(member.Id, file.ApplicantId, file.ApplicationName, null, []);
        var region = services.GetRequiredService<ServiceRegister>().RegionOf(item, item.Regions[0]);
        var submitted = await cases.Submit(
            new(item.Id, region, new() { [Noted.Key] = noted.ToJson() }, [], [], $"govstack:{file.Id}"),
            caller.AgentOf(applicant),
            applicant,
            cancel
        );
        if (!submitted.Succeeded)
            throw new InvalidDataException($"demo/govstack.json › {file.Id}：{submitted.Fault.Detail}");
        await Know(file, submitted.Value.Id, caller, cases, services, cancel);
    }

    static async Task Know(HandedInBefore file, Guid id, Caller caller, ICases cases, IServiceProvider services, CancellationToken cancel)
    {
        var foreignIds = services.GetRequiredService<ForeignIds>();
        foreignIds.KnowFile(file.Id, id);
        var tasks = await services
            .GetRequiredService<ICaseRegister>()
            .Tasks(new(Case: id, IncludeClosed: true, Take: 1), caller.Official, cancel);
        if (tasks is not [var first])
            return;
        foreach (var task in file.Tasks)
            foreignIds.KnowTask(task, first.Id);
        if (file.SentBack is { } wanted && first.CaseStatus is CaseStatus.Submitted && first.Outcome is null)
            await cases.RequestSupplement(new(first.Id, [new("form", wanted)]), caller.In(first.Post), cancel);
    }
}
