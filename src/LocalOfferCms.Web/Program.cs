using LocalOfferCms.Web;
using LocalOfferCms.Web.Commands;

if (args.Length > 0 && CommandLine.IsCommand(args[0]))
{
    return await CommandLine.RunAsync(args);
}

return await WebHost.RunAsync(args);

/// <summary>The entry point; tests start the host through it.</summary>
public sealed partial class Program;
