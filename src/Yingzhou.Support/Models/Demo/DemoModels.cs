using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Models.Demo;

/// <summary>A first version that the demonstration registers and releases.</summary>
sealed record DemoModel(RegisterVersionRequest Version);

/// <summary>The demonstration's models: registered by one official, released by another, computed once.</summary>
sealed class DemoModels(IModels models, IOrganisation organisation, IEnumerable<DemoModel> wanted) : IDemoSeed
{
    public async Task Seed(CancellationToken cancel)
    {
        if (
            organisation.Acting("dai-yong", "big-data/model-designer") is not { } designer
            || organisation.Acting("he-lihua", "big-data/model-approver") is not { } approver
        )
            return;
        foreach (var model in wanted)
        {
            // A number that is taken stands already; a series that is still too short comes with another seed.
            var registered = await models.Register(model.Version, designer, cancel);
            if (registered.Succeeded)
                await models.Decide(new(registered.Value.Id, registered.Value.Version, true, null), approver, cancel);
        }
        await models.Run(cancel);
    }
}
