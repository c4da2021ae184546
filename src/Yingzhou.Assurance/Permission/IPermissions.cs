using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Permission;

/// <summary>The one place that decides who may do what (授权): default deny, a ban wins over every grant, every answer explains itself.</summary>
public interface IPermissions
{
    /// <summary>What the answer would be, e.g. to show or hide a button. Pure: nothing is read or written.</summary>
    Decision Decide(Subject subject, string action, Resource resource);

    /// <summary>The same for somebody who is doing it: a refusal is also kept in the audit.</summary>
    /// <returns><c>null</c> when it is allowed.</returns>
    Fault? Refuse(Subject subject, string action, Resource resource);
}
