using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing;

/// <summary>
/// What the gateway must know about cases and service items to bind a call to its purpose (用途核对). Implemented by the engine that has them; where nobody has, personal rows are given to nobody.
/// </summary>
public interface IPurposeObjects
{
    /// <param name="number">Number of the case, as the caller wrote it.</param>
    /// <returns><c>null</c> when there is none.</returns>
    Task<PurposeCase?> Find(string number, CancellationToken cancel = default);

    /// <summary>What an item asks for now.</summary>
    /// <returns><c>null</c> when the item is gone.</returns>
    ItemNeeds? NeedsOf(string item);
}

/// <summary>What a service item needs to know, as its definition says.</summary>
/// <param name="Elements">Elements of its form's fields, e.g. <c>deceased.residentId</c>.</param>
/// <param name="Outcome">Kind of what comes out, e.g. <c>payment</c>.</param>
public sealed record ItemNeeds(IReadOnlySet<string> Elements, string Outcome);

/// <summary>Of a city without cases.</summary>
sealed class NoPurposeObjects : IPurposeObjects
{
    public Task<PurposeCase?> Find(string number, CancellationToken cancel) => Task.FromResult<PurposeCase?>(null);

    public ItemNeeds? NeedsOf(string item) => null;
}
