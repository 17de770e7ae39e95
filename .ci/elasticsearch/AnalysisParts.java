package portal;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The parts of the module analysis-common that the portal and Wagtail's search name. Elasticsearch as it is installed has that module;
 * the node of the tests comes without it. Names and defaults are that module's, the work is Lucene's.
 */
public final class AnalysisParts extends Plugin implements AnalysisPlugin {

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "asciifolding", folding(),
        "ngram", filter(s -> in -> new NGramTokenFilter(in, shortest(s), longest(s), s.getAsBoolean("preserve_original", false))),
        "edge_ngram", filter(s -> in -> new EdgeNGramTokenFilter(in, shortest(s), longest(s), s.getAsBoolean("preserve_original", false))));
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of(
        "keyword", tokenizer(s -> new KeywordTokenizer()),
        "whitespace", tokenizer(s -> new WhitespaceTokenizer()),
        "ngram", tokenizer(s -> new NGramTokenizer(shortest(s), longest(s))),
        "edge_ngram", tokenizer(s -> new EdgeNGramTokenizer(shortest(s), longest(s))));
  }

  private static int shortest(Settings settings) {
    return settings.getAsInt("min_gram", 1);
  }

  private static int longest(Settings settings) {
    return settings.getAsInt("max_gram", 2);
  }

  private static AnalysisProvider<TokenizerFactory> tokenizer(Function<Settings, Tokenizer> made) {
    return (index, environment, name, settings) -> TokenizerFactory.newFactory(name, () -> made.apply(settings));
  }

  /** Folding is part of normalizing too, which is all that a query for a prefix goes through. */
  private static AnalysisProvider<TokenFilterFactory> folding() {
    return (index, environment, name, settings) -> new NormalizingTokenFilterFactory() {
      private final boolean preserve = settings.getAsBoolean("preserve_original", false);

      @Override
      public String name() {
        return name;
      }

      @Override
      public TokenStream create(TokenStream in) {
        return new ASCIIFoldingFilter(in, preserve);
      }

      @Override
      public TokenStream normalize(TokenStream in) {
        return new ASCIIFoldingFilter(in);
      }
    };
  }

  private static AnalysisProvider<TokenFilterFactory> filter(Function<Settings, UnaryOperator<TokenStream>> made) {
    return (index, environment, name, settings) -> new TokenFilterFactory() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public TokenStream create(TokenStream in) {
        return made.apply(settings).apply(in);
      }
    };
  }
}
