using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Modelling.Reading;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling.Handling;

/// <summary>新建图纸: a draft that is based on no version. Two who take one key at the same moment: the database lets only one stand.</summary>
sealed partial class BeginDrawing(CityContext city, CityStep step, DrawingVersions versions, IPermissions permissions)
{
    const int LongestName = 60;

    public Task<Outcome<DrawingDraft>> Run(BeginDrawingRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(BeginDrawing), () => Begin(request, official, cancel), cancel);
    }

    async Task<Outcome<DrawingDraft>> Begin(BeginDrawingRequest request, Subject official, CancellationToken cancel)
    {
        if (request.Kind is ModelKind.Bundle)
            return ModellingFaults.Unknown;
        var (key, name) = (request.Key.Trim(), request.Name.Trim());
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return new Fault("modelling.name", $"请给图纸起一个名称，不超过 {LongestName} 个字。") { Field = "name" };
        if (!KeyForm().IsMatch(key))
            return new Fault("modelling.key", "标识由小写字母、数字和连字符组成，以字母开头，3 至 60 个字符，例如 boat-registration。")
            {
                Field = "key",
            };
        if (
            permissions.Refuse(official, ModellingRights.Draw, ModellingRights.ResourceOf(key, official.ActingPost?.Unit.Region ?? "")) is
            { } refused
        )
            return refused;
        var openKey = DrawingDraft.OpenKeyOf(request.Kind, key);
        if (
            (await versions.Of(request.Kind, key, cancel)).Count > 0
            || await city.Set<DrawingDraft>().AnyAsync(open => open.OpenKey == openKey, cancel)
        )
            return ModellingFaults.KeyTaken;
        var draft = new DrawingDraft
        {
            Kind = request.Kind,
            Key = key,
            Name = name,
            Text = "",
            BasedOn = DrawingDraft.Nothing,
            Region = official.ActingPost?.Unit.Region ?? "",
        };
        draft.Keep(BlankDrawing.Of(request.Kind, key, name), city.Actors.Current);
        city.Add(draft);
        await city.SaveChangesAsync(cancel);
        return draft;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,58}[a-z0-9]\\z", RegexOptions.NonBacktracking)]
    private static partial Regex KeyForm();
}
