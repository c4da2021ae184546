using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Ledger.Writing;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Ledger;

/// <summary>What an entry of a kind is called.</summary>
public sealed record EvidenceKind(string Kind, string Title);

public static class LedgerServices
{
    public static IServiceCollection AddEvidenceKind(this IServiceCollection services, string kind, string title) =>
        services.AddSingleton(new EvidenceKind(kind, title));

    /// <summary>Every event of this type enters the ledger, in the step that raises it.</summary>
    /// <param name="title">As the list of the ledger calls it.</param>
    public static IServiceCollection AddEvidence<TEvent>(
        this IServiceCollection services,
        string kind,
        string title,
        Func<TEvent, Evidence> of
    )
        where TEvent : CityEvent =>
        services
            .AddEvidenceKind(kind, title)
            .AddSingleton(new EvidenceOfEvent(typeof(TEvent), happened => of((TEvent)happened) with { Kind = kind }));
}
