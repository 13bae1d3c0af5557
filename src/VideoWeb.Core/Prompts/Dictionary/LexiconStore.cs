namespace VideoWeb.Core.Prompts.Dictionary;

/// <summary>
/// Opens the dictionary from its cache file, which is made from Debian's WordNet the first time. The file is written beside
/// its place and renamed, so that a reader never meets half of one.
/// </summary>
public static class LexiconStore
{
    /// <summary>Where Debian's wordnet-base installs its tables.</summary>
    public const string DebianFolder = "/usr/share/wordnet";

    /// <summary>The name to give the cache file: it changes with the format.</summary>
    public static string FileName { get; } = $"lexicon-v{LexiconSections.Version}.bin";

    /// <summary>Opens the cache file, building it first where it is missing or of another version.</summary>
    /// <param name="cacheFile">Full path; its folder is created.</param>
    /// <param name="wordNetFolder">The folder with index.noun, data.noun and the others.</param>
    public static LexiconResult Open(string cacheFile, string wordNetFolder = DebianFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(cacheFile);
        try
        {
            if (File.Exists(cacheFile) && File.ReadAllBytes(cacheFile) is var cached && LexiconSections.IsCurrent(cached))
                return new LexiconResult.Opened(new Lexicon(cached));
            if (WordNetTables.MissingFile(wordNetFolder) is { } missing)
            {
                return new LexiconResult.Missing(
                    $"The Director's dictionary is missing ({missing}). Install it with: apt-get install wordnet-base");
            }

            var built = LexiconBuilder.Build(WordNetTables.Read(wordNetFolder));
            Save(cacheFile, built);
            return new LexiconResult.Opened(new Lexicon(built));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LexiconResult.Missing($"The Director's dictionary cannot be kept at {cacheFile}: {e.Message}");
        }
        catch (FormatException e)
        {
            return new LexiconResult.Missing(
                $"The dictionary in {wordNetFolder} cannot be read ({e.Message}). Install it again with: apt-get install --reinstall wordnet-base");
        }
    }

    private static void Save(string cacheFile, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(cacheFile))!);
        var temporary = $"{cacheFile}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, cacheFile, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
