using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Foundation.Storage;
using Yingzhou.Support.Releases.Reading;
using Yingzhou.Support.Releases.Storage;

namespace Yingzhou.Support.Releases;

/// <summary>One request's view of the released models: taken at the first question, renewed when the request itself releases something.</summary>
sealed class Releases(CityContext city, ReleaseShelf shelf) : IReleases
{
    ReleaseList? seen;
    bool releasing;

    ReleaseList Seen => seen ??= shelf.Read(city, releasing);

    public long Newest => Seen.Newest;

    public ReleasedModel? InForce(ModelKind kind, string key, long? asOf) => Seen.InForce(kind, key, asOf);

    public IReadOnlyList<ReleasedModel> AllInForce(ModelKind kind, long? asOf) => Seen.AllInForce(kind, asOf);

    public IReadOnlyList<ReleasedModel> Versions(ModelKind kind, string key) => Seen.Versions(kind, key);

    public async Task<long> Next(CancellationToken cancel)
    {
        var count = await city.Set<ReleaseCount>().SingleAsync(cancel);
        count.Newest++;
        (seen, releasing) = (null, true);
        return count.Newest;
    }

    public async Task<ReleasedModel> Release(ModelKind kind, string key, string name, string text, CancellationToken cancel)
    {
        var last = await city.Set<ReleasedModel>().Where(model => model.Kind == kind && model.Key == key).MaxAsync(model => (int?)model.Version, cancel);
        var next = new ReleasedModel
        {
            Kind = kind,
            Key = key,
            Version = (last ?? 0) + 1,
            Release = await Next(cancel),
            Name = name,
            Text = text,
            InForceAt = city.Clock.GetUtcNow(),
        };
        city.Add(next);
        await city.SaveChangesAsync(cancel);
        return next;
    }

    public async Task<bool> IsNews(string file, string text, CancellationToken cancel)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        if (await city.Set<TakenFile>().FindAsync([file], cancel) is not { } taken)
            city.Add(new TakenFile { File = file, Digest = digest });
        else if (taken.Digest == digest)
            return false;
        else
            taken.Digest = digest;
        await city.SaveChangesAsync(cancel);
        return true;
    }
}
