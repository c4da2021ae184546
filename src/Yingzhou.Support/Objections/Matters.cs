using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Support.Objections;

/// <param name="Action">The right to answer.</param>
sealed record RegisteredMatter(string Id, string Action)
{
    /// <summary>The application it belongs to: what stands before the dot.</summary>
    public string Application => Id.Split('.')[0];
}

/// <summary>What applications have registered, each made when it is asked for: an application may itself ask the engine.</summary>
sealed class Matters(IEnumerable<RegisteredMatter> registered, IServiceProvider services, IPermissions permissions)
{
    /// <summary>The deed that bars from answering.</summary>
    public const string Decided = "objections.decided-contested";

    readonly Dictionary<string, RegisteredMatter> byId = registered.ToDictionary(one => one.Id, StringComparer.Ordinal);

    public IObjectionMatter? Find(string matter) => services.GetKeyedService<IObjectionMatter>(matter);

    public Decision MayAnswer(Objection one, Subject official) => permissions.Decide(official, byId[one.Matter].Action, ResourceOf(one));

    public Kernel.Fault? Refuse(Objection one, Subject official) => permissions.Refuse(official, byId[one.Matter].Action, ResourceOf(one));

    /// <summary>Kinds that the official's post answers, as far as its area and its unit go.</summary>
    public IReadOnlyList<string> AnsweredBy(Subject official) =>
        official.ActingPost is not { Unit: var unit }
            ? []
            :
            [
                .. byId
                    .Values.Where(one =>
                        permissions
                            .Decide(official, one.Action, new Resource("objection", one.Id) { Region = unit.Region, UnitId = unit.Id })
                            .Allowed
                    )
                    .Select(one => one.Id),
            ];

    static Resource ResourceOf(Objection one) =>
        new("objection", one.Id.ToString())
        {
            Region = one.Region,
            UnitId = one.UnitId,
            Parties = [one.PartyKey, one.RaisedByKey],
            Deeds = [.. one.DeciderIds.Select(id => new Deed(Decided, id))],
        };
}
