namespace Yingzhou.Foundation.Modules;

/// <summary>A capability that applications are made of (能力): cases, process, alerting. It knows no application.</summary>
public abstract class Engine : Module
{
    /// <summary>
    /// Ids of the engines that must be there, and be registered, before this one. Engines of the projects below need not be named: the project arrows say it.
    /// </summary>
    public virtual IReadOnlyList<string> Needs => [];
}
