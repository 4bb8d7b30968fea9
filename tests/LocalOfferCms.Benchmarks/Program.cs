using LocalOfferCms.Benchmarks;

if (args is [Yardstick.Argument, ..])
{
    return await Yardstick.ServeAsync();
}

return args switch
{
    [] => await Run.AllAsync(write: false),
    ["--write"] => await Run.AllAsync(write: true),
    ["--only", var name] => await Run.OneAsync(name),
    _ => Run.Refuse(),
};
