using LocalOfferCms.Benchmarks;

if (args is [Yardstick.Argument, ..])
{
    return await Yardstick.ServeAsync();
}

return await Run.AllAsync(args.Contains("--write"));
