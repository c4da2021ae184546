using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Reading;

namespace Yingzhou.Support.Cases.Pages.Parts;

/// <summary>What became of one task of a batch.</summary>
/// <param name="Task"><c>null</c> when it is not for this official's eyes any more.</param>
/// <param name="Refused">Why it was not done; <c>null</c> when it was.</param>
public sealed record BatchResult(InboxLine? Task, string Decision, Fault? Refused);
