using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Support.Modelling;
using Yingzhou.Support.Releases;

namespace Yingzhou.Engines.Tests.Modelling;

/// <summary>The two officials of the city who draw and release, and what they usually do.</summary>
static class Drawn
{
    public const string Process = "standard-approval";
    public const string Table = "food-business-licence-materials";
    public const string Form = "outdoor-signboard";

    public static Subject Designer(this CityUnderTest city) => city.Official("dai-yong", "big-data/model-designer");

    public static Subject Approver(this CityUnderTest city) => city.Official("he-lihua", "big-data/model-approver");

    public static async Task<DrawingView> Drawing(this CityUnderTest city, ModelKind kind, string key)
    {
        var found = await city.Do<IModelling, Kernel.Outcome<DrawingView>>(modelling => modelling.Drawing(kind, key));
        CityUnderTest.Succeed(found);
        return found.Value;
    }

    /// <summary>Saves a change of the version in force as a draft.</summary>
    public static async Task<DrawingDraft> Draft(this CityUnderTest city, ModelKind kind, string key, Func<string, string> change)
    {
        var inForce = (await city.Drawing(kind, key)).InForce.Text;
        var changed = change(inForce);
        Assert.NotEqual(inForce, changed);
        var saved = await city.Save(new(kind, key, changed, 0));
        CityUnderTest.Succeed(saved);
        return saved.Value;
    }

    public static Task<Kernel.Outcome<DrawingDraft>> Save(this CityUnderTest city, SaveDrawingRequest request, Subject? by = null) =>
        city.Do<IModelling, Kernel.Outcome<DrawingDraft>>(modelling => modelling.Save(request, by ?? city.Designer()));

    public static Task<Kernel.Outcome<DrawingDraft>> Submit(this CityUnderTest city, DrawingDraft draft, string note = "按新规定调整") =>
        city.Do<IModelling, Kernel.Outcome<DrawingDraft>>(modelling => modelling.Submit(new(draft.Id, note, draft.Version), city.Designer()));

    public static Task<Kernel.Outcome<DrawingDraft>> Release(this CityUnderTest city, DrawingDraft draft, Subject? by = null) =>
        city.Do<IModelling, Kernel.Outcome<DrawingDraft>>(modelling => modelling.Release(new(draft.Id, draft.Version), by ?? city.Approver()));

    /// <summary>From a change to the version that is in force, by both officials.</summary>
    public static async Task<DrawingDraft> Change(this CityUnderTest city, ModelKind kind, string key, Func<string, string> change)
    {
        var submitted = await city.Submit(await city.Draft(kind, key, change));
        CityUnderTest.Succeed(submitted);
        var released = await city.Release(submitted.Value);
        CityUnderTest.Succeed(released);
        return released.Value;
    }
}
