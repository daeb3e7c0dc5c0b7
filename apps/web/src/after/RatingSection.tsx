import { Alert, Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { isFinal } from '#libs/domain/case/stage.js';
import { type Satisfaction, SATISFACTIONS } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import { useCommand } from '../api/commands';
import { isProblem } from '../api/problem';
import { termName } from '../format/terms';
import { useFormat } from '../format/useFormat';

const ANSWERS = Object.keys(SATISFACTIONS) as Satisfaction[];

/** 服务评价 (ACC-16): at the window where the API offers it, else what was said or when it may be. */
export function RatingSection({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation('after');
  const { language } = useFormat();
  const { rating } = file.result;
  return (
    <section className="after-card" aria-labelledby="after-rating">
      <h2 id="after-rating">{t('rating.title')}</h2>
      {rating ? (
        <p>{t('rating.given', { satisfaction: termName(SATISFACTIONS, rating.satisfaction, language) })}</p>
      ) : file.availableCommands.includes('rate') ? (
        <RatingForm caseNo={file.caseNo} />
      ) : (
        <p>{t(isFinal(file.stage) ? 'rating.invite' : 'rating.later')}</p>
      )}
    </section>
  );
}

function RatingForm({ caseNo }: { readonly caseNo: string }) {
  const { t } = useTranslation('after');
  const { language } = useFormat();
  const rate = useCommand(caseNo, 'rate');
  return (
    <Form<{ satisfaction: Satisfaction; text?: string }>
      layout="vertical"
      onFinish={({ satisfaction, text }) => rate.mutate({ satisfaction, ...(text?.trim() && { text: text.trim() }) })}
    >
      <Form.Item
        name="satisfaction"
        label={t('rating.question')}
        rules={[{ required: true, message: t('rating.missing') }]}
      >
        <Radio.Group options={ANSWERS.map((answer) => ({ value: answer, label: SATISFACTIONS[answer][language] }))} />
      </Form.Item>
      <Form.Item name="text" label={t('rating.text')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      {rate.error && (
        <Alert type="error" showIcon title={isProblem(rate.error) ? rate.error.detail : rate.error.message} />
      )}
      <Button htmlType="submit" loading={rate.isPending}>
        {t('rating.send')}
      </Button>
    </Form>
  );
}
