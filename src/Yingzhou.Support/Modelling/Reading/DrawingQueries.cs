using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling.Reading;

/// <summary>The list of drawings, and one with its history.</summary>
sealed class DrawingQueries(CityContext city, DrawingVersions versions)
{
    public async Task<IReadOnlyList<DrawingLine>> All(CancellationToken cancel)
    {
        var open = await city.Set<DrawingDraft>()
            .AsNoTracking()
            .Where(draft => draft.OpenKey != null)
            .Select(draft => new
            {
                draft.OpenKey,
                draft.Kind,
                draft.Key,
                draft.Name,
                draft.BasedOn,
                draft.Status,
                draft.DrafterName,
            })
            .ToDictionaryAsync(draft => draft.OpenKey!, cancel);
        return
        [
            .. open
                .Values.Where(draft => draft.BasedOn == DrawingDraft.Nothing)
                .Select(draft => new DrawingLine(draft.Kind, draft.Key, draft.Name, 0, null, draft.Status, draft.DrafterName, [])),
            .. (await versions.InForce(cancel)).Select(one =>
            {
                var draft = open.GetValueOrDefault(DrawingDraft.OpenKeyOf(one.Drawing.Kind, one.Drawing.Key));
                return new DrawingLine(
                    one.Drawing.Kind,
                    one.Drawing.Key,
                    one.Version.Name,
                    one.Version.Version,
                    one.Version.InForceAt,
                    draft?.Status,
                    draft?.DrafterName,
                    versions.UsedBy(one.Drawing.Kind, one.Drawing.Key)
                );
            }),
        ];
    }

    public async Task<Outcome<DrawingView>> Find(ModelKind kind, string key, CancellationToken cancel)
    {
        var released = await versions.Of(kind, key, cancel);
        var drafts = await city.Set<DrawingDraft>()
            .AsNoTracking()
            .Where(draft => draft.Kind == kind && draft.Key == key)
            .OrderByDescending(draft => draft.CreatedAt)
            .ThenByDescending(draft => draft.Id)
            .ToListAsync(cancel);
        if (released.Count == 0 && !drafts.Exists(draft => draft.IsOpen))
            return ModellingFaults.Unknown;
        return new DrawingView(
            kind,
            key,
            released is [var newest, ..] ? newest.Name : drafts[0].Name,
            released,
            drafts,
            versions.UsedBy(kind, key)
        );
    }
}
