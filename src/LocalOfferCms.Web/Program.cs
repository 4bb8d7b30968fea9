using LocalOfferCms.Core.Media.Pictures;
using LocalOfferCms.Web;
using LocalOfferCms.Web.Commands;

// Before anything else of the host is loaded: this process unpacks one picture and ends.
if (args is [RenderChild.Verb, var library])
{
    return RenderCommand.Run(library);
}

if (args.Length > 0 && CommandLine.IsCommand(args[0]))
{
    return await CommandLine.RunAsync(args);
}

return await WebHost.RunAsync(args);

/// <summary>The entry point; tests start the host through it.</summary>
public sealed partial class Program;
