import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/index.js';
import { IntegrationController } from './integration.controller.js';

@Module({ imports: [CasesModule], controllers: [IntegrationController] })
export class IntegrationModule {}
