using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Storage;

/// <summary>Section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>Folder for everything that is kept: database, media, work files.</summary>
    public string Folder { get; set; } = "";

    internal string DatabaseFile => Path.Combine(Folder, "videoweb.db");

    /// <summary>One folder a running job; empty while nothing runs.</summary>
    internal string WorkFolder => Path.Combine(Folder, "work");

    internal sealed class Validator : IValidateOptions<DataOptions>
    {
        public ValidateOptionsResult Validate(string? name, DataOptions options) => string.IsNullOrWhiteSpace(options.Folder)
            ? ValidateOptionsResult.Fail("Data:Folder is needed: the folder for database, media and work files.")
            : ValidateOptionsResult.Success;
    }
}
