using Yingzhou.Host.Verbs;

return await CommandLine.Run(args);

public partial class Program;
