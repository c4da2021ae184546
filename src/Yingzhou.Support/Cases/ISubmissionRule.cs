using System.Text.Json.Nodes;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>What is about to be handed in, as far as a rule of an application may look at it.</summary>
/// <param name="Target">Id of the item or bundle.</param>
/// <param name="Items">The items that it will start.</param>
public sealed record MatterToSubmit(string Target, IReadOnlyList<string> Items, JsonObject Form, Applicant Applicant, string Region)
{
    /// <summary>As in <see cref="LoggedCase.About"/>: whom it is about, where that is not the applicant.</summary>
    public string? AboutKey { get; init; }
}

/// <summary>
/// A rule that an application knows and the engine does not (提交前校验), asked inside the submission itself: e.g. that there is a free place. It refuses with 409, for the matter may be
/// handed in once things have changed.
/// </summary>
public interface ISubmissionRule
{
    Task<Fault?> Refuse(MatterToSubmit matter, CancellationToken cancel);
}
